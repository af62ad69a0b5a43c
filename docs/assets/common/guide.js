/** What every page of the guide does; it is sent as one file. */

import './shell.js';
import '../offline/register.js';
import '../search/open.js';
