import { readAtBoot } from '@glabella/dashboard/data-access';
import { isOpenToAnybody } from './navigation/open-pages';

// Nothing is shown before it is known who is signed in: it is asked for while the framework still comes.
if (!isOpenToAnybody(location.pathname)) readAtBoot('me');
