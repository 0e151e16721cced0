import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { ProgrammeAreas } from "@/shared/api/types";

type Choice = { value: string; label: string };
/** What a list offers, some of it under a head. */
export type Choices = (Choice | { group: string; items: Choice[] })[];

/** How areas are called, in which order they stand, and which of them something new may be said of: those not retired. */
export type Areas = {
  name: (code: string) => string;
  /** With its programme, where an area of another programme is called the same. */
  full: (code: string) => string;
  order: string[];
  /** To say something of; a retired one only where it is `held` already. Those of a `programme`, where one is said that has any;
   * else, where several have areas, each under its own. */
  choices: (held?: string | readonly string[], programme?: string) => Choices;
  /** To look for: all of them. */
  every: Choices;
  /** The codes of a programme something new may be said of, in their order; of all programmes when left out. */
  of: (programme?: string) => string[];
  /** The programme that an area belongs to. */
  programme: (code: string) => ProgrammeAreas | undefined;
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
  const programme = (code: string) => programmes.find((one) => one.areas.some((area) => area.code === code));
  const listed = (
    wanted: (area: ProgrammeAreas["areas"][number]) => boolean,
    among = programmes,
  ): Choices => {
    const groups = among
      .map((one) => ({
        group: one.name,
        items: one.areas.filter(wanted).map(({ code }) => ({ value: code, label: name(code) })),
      }))
      .filter((one) => one.items.length > 0);
    return groups.length < 2 ? groups.flatMap((one) => one.items) : groups;
  };
  return {
    name,
    full: (code) => {
      const alike = all.filter((one) => name(one.code) === name(code)).length > 1;
      return alike ? `${name(code)} · ${programme(code)?.name}` : name(code);
    },
    programme,
    order: all.map((one) => one.code),
    choices: (held = [], said) => {
      const kept = typeof held === "string" ? [held] : held;
      const own = programmes.filter(
        (one) => one.code === said || one.areas.some(({ code }) => kept.includes(code)),
      );
      const narrow = own.some((one) => one.code === said && one.areas.some((area) => !area.retired));
      return listed((area) => !area.retired || kept.includes(area.code), narrow ? own : programmes);
    },
    every: listed(() => true),
    of: (programme) =>
      programmes
        .filter((one) => programme === undefined || one.code === programme)
        .flatMap((one) => one.areas.filter((area) => !area.retired).map((area) => area.code)),
  };
}
