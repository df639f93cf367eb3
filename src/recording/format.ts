/** What every recording says of itself. Apart from the schemas, whose library the page's first paint does not need. */
export const RECORDING_FORMAT = 'objectively-recording';
export const RECORDING_VERSION = 1;
