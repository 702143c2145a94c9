/** Style sheets are bundled; importing one has only that effect. */
declare module '*.css';
