/**
 * The version of the control plane. It increases when a client of the previous version could fail, and never otherwise;
 * `docs/versioning.md` says what such a change is.
 */
export const apiVersion = 1;
