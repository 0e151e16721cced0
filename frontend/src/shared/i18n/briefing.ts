import { alsoSay } from ".";
import { briefing } from "./briefing.vi";

alsoSay(briefing);
