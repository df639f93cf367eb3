/** The device failed or was lost: what it computed since its last good reading is void. The message is a sentence. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}
