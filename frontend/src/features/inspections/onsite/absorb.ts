/** What the server answers to one's own word goes into the pack at once, so that the next word knows its version. */
import type { ItemAnswers, Minutes, Pack, SitePhoto } from "@/shared/api/types";
import type { Keeping } from "@/shared/device/keeping";
import { PACK, takenIn } from "./pack";

const replaced = <T, K>(list: T[], one: T, key: (item: T) => K): T[] =>
  list.some((item) => key(item) === key(one))
    ? list.map((item) => (key(item) === key(one) ? one : item))
    : [...list, one];

export const withItem = (pack: Pack, item: ItemAnswers): Pack => ({
  ...pack,
  visit: { ...pack.visit, items: replaced(pack.visit.items, item, (one) => one.item) },
});

export const withMinutes = (pack: Pack, minutes: Minutes): Pack => ({
  ...pack,
  visit: { ...pack.visit, minutes: replaced(pack.visit.minutes, minutes, (one) => one.id) },
});

export function withPhoto(pack: Pack, photo: SitePhoto): Pack {
  const minutes = pack.visit.minutes.find((one) => one.id === photo.minutes);
  if (minutes)
    return withMinutes(pack, { ...minutes, pages: replaced(minutes.pages, photo, (one) => one.id) });
  return {
    ...pack,
    visit: { ...pack.visit, photos: replaced(pack.visit.photos, photo, (one) => one.id) },
  };
}

export function absorb(keeping: Keeping, change: (pack: Pack) => Pack): void {
  const taken = takenIn(keeping.view.records);
  if (taken) keeping.keep(PACK, PACK, { ...taken, pack: change(taken.pack) });
}
