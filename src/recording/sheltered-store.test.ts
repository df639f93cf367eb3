import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { InputError } from '../input-error.ts';
import { packRecording } from './packed.ts';
import { exampleRecording } from './recording.fixture.ts';
import { sheltered } from './sheltered-store.ts';
import { recordingIn } from './store.fixture.ts';
import { openRecordingStore } from './store.ts';

afterEach(() => vi.restoreAllMocks());

const older = exampleRecording();
const newer = { ...exampleRecording(), id: 'newer', createdAt: '2025-06-01T00:00:00.000Z' };

/** From now on, texts find no room. */
function fill(): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'texts') throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, key);
  });
}

const places = async (store: ReturnType<typeof sheltered>) =>
  (await store.list()).map(({ id, inMemory }) => [id, inMemory]);

test('where the browser keeps nothing, everything works in memory', async () => {
  const store = sheltered(null);
  await store.put(packRecording(older));
  await store.put(packRecording(newer));
  expect(await places(store)).toEqual([
    ['newer', true],
    [older.id, true],
  ]);
  expect(await recordingIn(store, older.id)).toStrictEqual(older);
  await store.rename(older.id, 'mine');
  expect((await store.list())[1].name).toBe('mine');
  expect((await store.remove(older.id))?.summary.name).toBe('mine');
  expect(await places(store)).toEqual([['newer', true]]);
});

test('what finds no room is told and kept in memory, and stored when there is room again', async () => {
  const durable = await openRecordingStore('sheltered');
  const store = sheltered(durable);
  await store.put(packRecording(older));
  fill();
  await expect(store.put(packRecording(newer))).rejects.toThrow(InputError);
  expect(await places(store)).toEqual([
    ['newer', true],
    [older.id, false],
  ]);
  expect(await recordingIn(store, 'newer')).toStrictEqual(newer);
  expect(await recordingIn(durable, 'newer')).toBeUndefined();

  vi.restoreAllMocks();
  await store.remove(older.id);
  expect(await places(store)).toEqual([['newer', false]]);
  expect(await recordingIn(durable, 'newer')).toStrictEqual(newer);
  store.close();
});

test('a newer version of a stored recording counts, though only memory has room for it', async () => {
  const store = sheltered(await openRecordingStore('sheltered again'));
  await store.put(packRecording(older));
  fill();
  await store.put(packRecording({ ...older, name: 'second' })).catch(() => {});
  expect((await store.list()).map(({ name, inMemory }) => [name, inMemory])).toEqual([['second', true]]);
  expect((await recordingIn(store, older.id))?.name).toBe('second');
  store.close();
});
