import { Tooltip } from "@mantine/core";
import { IconBuildingCommunity, IconEye, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/shared/ui/people";
import { usePresent, useShown } from "./presence";
import type { Present } from "./socket";

const MOST = 3;

/** In the top bar: who else has the record of this page open. Names on hover, on focus and for screen readers. */
export function PresenceMark() {
  const { t } = useTranslation();
  const { people } = useShown();
  if (!people.length) return null;
  const names = <Names people={people} />;
  return (
    <Tooltip label={names} multiline events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className="present">
        <span className="present-faces" aria-hidden>
          {people.slice(0, MOST).map((one) => (
            <Face key={`${one.id}${one.name}`} one={one} />
          ))}
        </span>
        <span className="desk" aria-hidden>
          {t("presence.people", { count: people.length })}
        </span>
        <span className="visually-hidden">{names}</span>
      </button>
    </Tooltip>
  );
}

/** On a card: who has it open, with a ring; in words for who cannot see it. */
export function CardPresence({ at }: { at: string }) {
  const { t } = useTranslation();
  const people = usePresent(at);
  const [first] = people;
  if (!first) return null;
  const Glyph = first.typing ? IconPencil : IconEye;
  const words = people.length > 1 ? t("presence.people", { count: people.length }) : sentence(t, first);
  return (
    <p className="card-present" title={people.map((one) => sentence(t, one)).join("\n")}>
      <Face one={first} />
      <Glyph size={13} stroke={1.75} aria-hidden />
      <span className="clamp-1">{words}</span>
    </p>
  );
}

function Face({ one }: { one: Present }) {
  return (
    <span className={one.typing ? "present-face present-typing" : "present-face"}>
      {one.id ? (
        <Avatar person={{ id: one.id, full_name: one.name }} />
      ) : (
        <span className="avatar avatar-s tone-grey" aria-hidden>
          <IconBuildingCommunity size={13} stroke={1.75} />
        </span>
      )}
    </span>
  );
}

type Say = (key: "presence.looking" | "presence.typing", options: { name: string }) => string;
const sentence = (t: Say, one: Present): string =>
  t(one.typing ? "presence.typing" : "presence.looking", { name: one.name });

function Names({ people }: { people: Present[] }) {
  const { t } = useTranslation();
  return people.map((one) => (
    <span key={`${one.id}${one.name}`} className="block">
      {sentence(t, one)}
    </span>
  ));
}
