/** What every recording says of itself. Apart from the schemas, whose library the page's first paint does not need. */
export const RECORDING_FORMAT = 'objectively-recording';
export const RECORDING_VERSION = 1;

/** Longest text of a recording that is written and read, in characters: about as much as a string holds in V8. */
export const LARGEST_RECORDING = 2 ** 29 - 2 ** 10;
