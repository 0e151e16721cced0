import { alsoSay } from ".";
import { versions } from "./versions.vi";

alsoSay(versions);
