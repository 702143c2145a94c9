/** Thrown for a call that cannot be placed on this state: the caller or what is dialled does not exist. The message is a sentence. */
export class ImpossibleCall extends Error {}
