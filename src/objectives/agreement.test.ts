import { describeAgreement } from './agreement.testing.ts';

describeAgreement('cpu', { formulas: 400 });
