/** What all generated objects have in common where an add leaves the choice to the client. */

export const languageOfAll = 'fr_FR';
export const simultaneousCalls = 5;
