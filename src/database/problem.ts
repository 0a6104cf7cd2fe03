import { Problem } from '../problem.ts'

/** Something about the database that whoever runs the place must mend; `message` is one line for the terminal. */
export class DatabaseProblem extends Problem {}
