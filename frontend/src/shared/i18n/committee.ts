import { alsoSay } from ".";
import { committee } from "./committee.vi";

alsoSay(committee);
