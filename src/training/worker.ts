import * as Comlink from 'comlink';
import { findExperiment } from '../../experiments/index.ts';
import { version } from '../../package.json';
import { parseTable } from '../datasets/csv.ts';
import { readControls } from '../experiment/controls.ts';
import type { Environment, Recording } from '../recording/recording.ts';
import { type Backend, openBackend } from './backends/backend.ts';
import type { BackendPreference, PlanRequest, PreparedSession, SessionUpdate, TrainingWorker } from './protocol.ts';
import { openSession, type Session } from './session.ts';
