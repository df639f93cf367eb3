import { unzipSync } from 'fflate';
import protobuf from 'protobufjs';
import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';
import { exampleRecording } from './recording.fixture.ts';
import { recordingToTensorboard } from './tensorboard.ts';

/** From tensorflow/core: util/event.proto, framework/summary.proto, framework/tensor.proto; what is used of them. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Event { double wall_time = 1; int64 step = 2; oneof what { string file_version = 3; Summary summary = 5; } }
  message Summary {
    message Value { string tag = 1; TensorProto tensor = 8; SummaryMetadata metadata = 9; }
    repeated Value value = 1;
  }
  message SummaryMetadata {
    message PluginData { string plugin_name = 1; bytes content = 2; }
    PluginData plugin_data = 1;
    int32 data_class = 4;
  }
  message TensorShapeProto { message Dim { int64 size = 1; string name = 2; } repeated Dim dim = 2; }
  message TensorProto { int32 dtype = 1; TensorShapeProto tensor_shape = 2; repeated double double_val = 6 [packed = true]; }
`);
const Event = root.lookupType('Event');

interface Decoded {
  wallTime: number;
  step: number;
  fileVersion?: string;
  summary?: { value: { tag: string; tensor: { dtype: number; doubleVal: number[] }; metadata?: object }[] };
}

/** CRC-32C bit by bit, from its polynomial: not the library's table. */
function crc32c(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}

function unmasked(masked: number): number {
  const moved = (masked - 0xa282ead8) >>> 0;
  return ((moved >>> 17) | (moved << 15)) >>> 0;
}

function decode(file: Uint8Array): Decoded[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const events: Decoded[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true));
    expect(unmasked(view.getUint32(at + 8, true))).toBe(crc32c(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(unmasked(view.getUint32(at + 12 + length, true))).toBe(crc32c(data));
    events.push(Event.toObject(Event.decode(data), { longs: Number }) as Decoded);
    at += 16 + length;
  }
  return events;
}

test('the checksum is CRC-32C: RFC 3720 gives that of 32 zeros', () => {
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
});

test('a file a run and replica, every number in it, as an independent decoder reads it', () => {
  const recording = exampleRecording();
  const [run] = recording.runs;
  run.steps = [0, 300_000];
  const files = unzipSync(recordingToTensorboard(recording));
  expect(Object.keys(files)).toEqual(
    [1, 2].map((replica) => `1 Maximum likelihood/replica ${replica}/events.out.tfevents.1735787045.objectively`),
  );
  for (const [replica, file] of Object.values(files).entries()) {
    const [head, ...events] = decode(file);
    expect(head).toEqual({ wallTime: 1735787045.678, fileVersion: 'brain.Event:2' });
    const values = events.map(({ step = 0, summary }) => [step, summary!.value[0].tensor.doubleVal[0]]);
    expect(values).toEqual(run.steps.map((step, record) => [step, run.series[0].values[record][replica]]));
    for (const { summary } of events) expect(summary!.value[0]).toMatchObject({ tag: 'loss', tensor: { dtype: 2 } });
    const metadata = events.map(({ summary }) => summary!.value[0].metadata);
    expect(metadata).toEqual([{ pluginData: { pluginName: 'scalars' }, dataClass: 1 }, undefined]);
  }
});

test('names of folders are names that every system takes', () => {
  expect(fileName('KL(p‖q) / forward: "a"')).toBe('KL(p‖q) - forward- -a-');
  expect(fileName('...')).toBe('run');
});
