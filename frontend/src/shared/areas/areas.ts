import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { ProgrammeAreas } from "@/shared/api/types";

type Choice = { value: string; label: string };
/** What a list offers, some of it under a head. */
export type Choices = (Choice | { group: string; items: Choice[] })[];

/** How areas are called, in which order they stand, and which of them something new may be said of. */
export type Areas = {
  name: (code: string) => string;
  order: string[];
  /** For a list of choices: of one programme, or, where several have areas, each under its programme. */
  choices: (programme?: string) => Choices;
  /** The codes of a programme, in their order. */
  of: (programme: string) => string[];
};

/** Areas that came with something else than the person: a device's pack. */
export const GivenAreas = createContext<readonly ProgrammeAreas[] | null>(null);
const NONE: readonly ProgrammeAreas[] = [];

/** The areas of all programmes, in the reader's language; they come with the person. */
export function useAreas(): Areas {
  const { i18n } = useTranslation();
  const given = useContext(GivenAreas);
  const known = useQuery({ ...meQuery, enabled: false }).data?.programmes;
  const programmes = given ?? known ?? NONE;
  return useMemo(() => areasOf(programmes, i18n.language), [programmes, i18n.language]);
}

/** Pure, for papers that are Vietnamese whoever reads them. */
export function areasOf(programmes: readonly ProgrammeAreas[], language: string): Areas {
  const all = programmes.flatMap((one) => one.areas);
  const names = new Map(all.map((one) => [one.code, language === "en" ? one.en : one.vi]));
  const name = (code: string) => names.get(code) ?? code;
  const open = programmes
    .map((one) => ({ ...one, codes: one.areas.filter((area) => !area.retired).map((area) => area.code) }))
    .filter((one) => one.codes.length > 0);
  const items = (codes: string[]) => codes.map((value) => ({ value, label: name(value) }));
  const of = (programme: string) => open.find((one) => one.code === programme)?.codes ?? [];
  return {
    name,
    order: all.map((one) => one.code),
    of,
    choices: (programme) => {
      if (programme !== undefined) return items(of(programme));
      if (open.length < 2) return open.flatMap((one) => items(one.codes));
      return open.map((one) => ({ group: one.name, items: items(one.codes) }));
    },
  };
}
