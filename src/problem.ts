/** Something that whoever runs the place must mend; `message` is one clear line for the terminal. */
export class Problem extends Error {}
