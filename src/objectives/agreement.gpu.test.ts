import { describeAgreement } from './agreement.fixture.ts';

describeAgreement('webgpu', { formulas: 60 });
