import type { Person } from "@/shared/api/types";
import type { Tone } from "./badges";

const TONES: Tone[] = ["teal", "violet", "amber", "green", "blue", "indigo"];

/** Last and first-but-last words: how Vietnamese names are told apart. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return words
    .slice(-2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");
};

export function Avatar({
  person,
  size = "s",
}: {
  person: Pick<Person, "id" | "full_name">;
  size?: "s" | "m";
}) {
  return (
    <span className={`avatar avatar-${size} tone-${TONES[person.id % TONES.length]}`} aria-hidden>
      {initials(person.full_name)}
    </span>
  );
}

export function PersonName({ person, withTitle = false }: { person: Person; withTitle?: boolean }) {
  return (
    <span className="person">
      <Avatar person={person} />
      <span>
        {person.full_name}
        {withTitle && person.title && <span className="dim"> · {person.title}</span>}
      </span>
    </span>
  );
}
