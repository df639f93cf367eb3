import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InputError } from '../input-error.ts';
import { packRecording } from './packed.ts';
import { exampleRecording } from './recording.fixture.ts';
import { serialiseRecording } from './serialise.ts';
import { recordingIn } from './store.fixture.ts';
import { openRecordingStore, type RecordingStore } from './store.ts';

let store: RecordingStore;
let databases = 0;

beforeEach(async () => {
  store = await openRecordingStore(`test ${databases++}`);
});

afterEach(() => {
  store.close();
  vi.restoreAllMocks();
});

const older = exampleRecording();
const newer = { ...exampleRecording(), id: 'newer', createdAt: '2025-06-01T00:00:00.000Z' };

test('what is put is got, ±∞, NaN and −0 included', async () => {
  await store.put(packRecording(older));
  expect(await recordingIn(store, older.id)).toStrictEqual(older);
  expect(await recordingIn(store, 'nobody')).toBeUndefined();
});

test('it is kept as it was put, unread', async () => {
  const packed = packRecording(older);
  await store.put(packed);
  const kept = await store.packed(older.id);
  expect(kept?.summary).toEqual(packed.summary);
  expect(await kept?.text.text()).toBe(await packed.text.text());
  expect(await store.packed('nobody')).toBeUndefined();
});

test('the list has summaries, newest first', async () => {
  await store.put(packRecording(older));
  await store.put(packRecording(newer));
  const summaries = await store.list();
  expect(summaries.map(({ id }) => id)).toEqual(['newer', older.id]);
  expect(summaries[1]).toMatchObject({
    name: 'clear-brook',
    labels: ['Maximum likelihood'],
    claims: { held: 1, measured: 1 },
  });
});

test('renaming changes the list and the recording', async () => {
  await store.put(packRecording(older));
  await store.rename(older.id, 'my favourite');
  expect((await store.list())[0].name).toBe('my favourite');
  expect((await recordingIn(store, older.id))?.name).toBe('my favourite');
});

test('a recording of many pieces comes back whole', async () => {
  const [run] = older.runs;
  const values = Array.from({ length: 120_000 }, (_, record) => [
    Math.sin(record),
    record % 2 ? -0 : Number.NEGATIVE_INFINITY,
  ]);
  const steps = values.map((_, record) => record);
  const many = { ...run, steps, series: [{ name: 'loss', unit: 'nats', values }] };
  const long = { ...older, runs: [many] };
  await store.put(packRecording(long));
  const [{ size }] = await store.list();
  expect(size).toBe(new Blob([serialiseRecording(long)]).size);
  expect((await recordingIn(store, older.id))?.runs[0].series[0].values).toStrictEqual(values);
});

test('what was removed can be put back', async () => {
  await store.put(packRecording(older));
  const removed = await store.remove(older.id);
  expect(await store.list()).toEqual([]);
  await store.put(removed!);
  expect(await recordingIn(store, older.id)).toStrictEqual(older);
  expect(await store.remove('nobody')).toBeUndefined();
});

test('another tab sees the same recordings', async () => {
  const name = `test ${databases++}`;
  const [one, other] = [await openRecordingStore(name), await openRecordingStore(name)];
  await one.put(packRecording(older));
  expect((await other.list()).map(({ id }) => id)).toEqual([older.id]);
  one.close();
  other.close();
});

test('no room: a sentence, and the earlier version is still there', async () => {
  await store.put(packRecording(older));
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'texts') throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, key);
  });
  const failed = store.put(packRecording({ ...older, name: 'renamed' }));
  await expect(failed).rejects.toThrow(InputError);
  await expect(failed).rejects.toThrow('There is no room in this browser for the recording');
  vi.restoreAllMocks();
  expect((await store.list())[0].name).toBe('clear-brook');
  expect(await recordingIn(store, older.id)).toStrictEqual(older);
});

test('a browser that keeps nothing: a sentence', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The user denied permission to access the database.', 'SecurityError');
  });
  const failed = openRecordingStore();
  await expect(failed).rejects.toThrow(InputError);
  await expect(failed).rejects.toThrow('This browser keeps no recordings here; got "The user denied permission');
});

test('recordings of the first version of the database are there, with summaries that say more', async () => {
  const name = `test ${databases++}`;
  const first = await openDB(name, 1, {
    upgrade(created) {
      for (const each of ['summaries', 'texts']) created.createObjectStore(each);
    },
  });
  await first.put('texts', serialiseRecording(older), older.id);
  await first.put('summaries', { id: older.id, name: 'clear-brook', createdAt: older.createdAt }, older.id);
  await first.put('texts', 'damaged', 'bad');
  await first.put('summaries', { id: 'bad', name: 'a bad one', createdAt: '2024-01-01' }, 'bad');
  first.close();
  const upgraded = await openRecordingStore(name);
  const [summary, bad] = await upgraded.list();
  expect(summary).toMatchObject({ name: 'clear-brook', data: 'galaxies', progress: { taken: 10, ended: true } });
  expect(bad).toMatchObject({ name: 'a bad one', progress: { ended: true } });
  await expect(recordingIn(upgraded, 'bad')).rejects.toThrow('The recording cannot be read');
  expect(await recordingIn(upgraded, older.id)).toStrictEqual(older);
  upgraded.close();
});

test('a later version of the page in another tab: a sentence', async () => {
  const name = `test ${databases++}`;
  const mine = await openRecordingStore(name);
  const theirs = await openDB(name, 99);
  await expect(mine.put(packRecording(older))).rejects.toThrow('Another tab has a later version of this page open');
  theirs.close();
});
