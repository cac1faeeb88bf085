import { config } from 'zod';

// zod would probe for `new Function` as soon as a schema is made: the content security policy forbids it and the browser
// would report it. A script of its own, loaded before all others, since shared chunks run before the code of main.ts.
config({ jitless: true });
