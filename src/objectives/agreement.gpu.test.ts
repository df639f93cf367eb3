import { describeAgreement } from './agreement.testing.ts';

describeAgreement('webgpu', { formulas: 60 });
