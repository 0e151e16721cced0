import { alsoSay } from ".";
import { start } from "./start.vi";

alsoSay(start);
