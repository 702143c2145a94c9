/** The pictures that `npm run pictures` takes, by the names of their files without `.png`. */
export const pictures: readonly { readonly name: string; readonly height: number }[];
