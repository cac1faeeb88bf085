import * as z from 'zod';
import { lineSchema } from './fields';

/** What a filter says for sessions of which no site of care is recorded; never the code of a site. */
export const noCareSite = 'none';

/** Sites of care that a practice lists at most. */
export const mostCareSites = 40;

/** A place where the practice treats, as a session keeps it: its code, which never changes, and its name at that time. */
export const careSiteSchema = z.strictObject({
  code: lineSchema(40).refine((code) => code !== noCareSite, { error: 'This code is taken.' }),
  name: lineSchema(80),
});
export type CareSite = z.infer<typeof careSiteSchema>;

/** A site of the practice's list. A closed one is offered to no new session and stays a filter. */
export const listedCareSiteSchema = careSiteSchema.extend({ isClosed: z.boolean() });
export type ListedCareSite = z.infer<typeof listedCareSiteSchema>;

/** The practice's list: each code once, and no two open sites of one name. */
export const careSiteListSchema = z
  .array(listedCareSiteSchema)
  .max(mostCareSites)
  .superRefine((sites, context) => {
    const nameOf = ({ name }: CareSite): string => name.toLocaleLowerCase('en');
    sites.forEach((site, at) => {
      const before = sites.slice(0, at);
      if (before.some(({ code }) => code === site.code)) {
        context.addIssue({ code: 'custom', path: [at, 'code'], message: 'This code is taken.' });
      }
      if (before.some((other) => nameOf(other) === nameOf(site))) {
        context.addIssue({ code: 'custom', path: [at, 'name'], message: 'Name each site once.' });
      }
    });
  });

/** A site by which patients are chosen: its code, or `none` for sessions of which none is recorded. */
export const careSiteFilterSchema = lineSchema(40);
