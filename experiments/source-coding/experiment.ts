import type { Experiment } from '../../src/experiment/experiment.ts';
import { chosenTable, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures } from './figures.ts';
import { guide } from './guide.ts';
import { wrongTable } from './model.ts';
import { quantities } from './quantities.ts';
import { study, studyRounds } from './study.ts';
import { codingFacts } from './theory.ts';

export const sourceCoding: Experiment = {
  id: 'source-coding',
  group: 'Information',
  title: 'Source coding',
  question: 'How many bits does it take to write it down?',
  setUp:
    'A code gives each outcome y of P a word c(y) of bits. Huffman’s and Shannon’s are made, all others tried against them, and a range coder writes long messages and reads them back: with P, and with a wrong table Q.',
  // Braces: on a phone the line breaks between the two, not within one.
  formula:
    '{H_2(P) \\le \\mathbb{E}_{y\\sim P}\\,|c(y)| < H_2(P) + 1,}\\allowbreak \\qquad {H_2(P) = \\mathbb{E}_{y\\sim P}\\left[-\\log_2 P(y)\\right]}',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Shannon’s Source Coding Theorem, Cross Entropy; Cover & Thomas, Elements of Information Theory, chapter 5',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const table = chosenTable(values, data);
    const text = values.text('text') || null;
    const facts = codingFacts(table, wrongTable(values, table, text), {
      seed: values.number('seed'),
      symbols: text === null ? values.number('symbols') : [...text].length,
      text,
      longest: values.number('block'),
    });
    return {
      runs: [],
      theory: [],
      facts,
      study: { rounds: studyRounds(facts), round: 'batches of codes and symbols' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
