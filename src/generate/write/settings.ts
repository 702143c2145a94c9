/** Language of all generated users, lines and mailboxes. */
export const generatedLanguage = 'fr_FR';

/** Simultaneous calls of all generated users. */
export const simultaneousCalls = 5;
