import { alsoSay } from ".";
import { onsite } from "./onsite.vi";

alsoSay(onsite);
