import { describeAgreement } from './agreement.fixture.ts';

describeAgreement('cpu', { formulas: 400 });
