import { IconStar, IconStarFilled } from "@tabler/icons-react";

/** Key task or not: a button that stays pressed. */
export function Star({
  on,
  label,
  disabled = false,
  onClick,
}: {
  on: boolean;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  const Glyph = on ? IconStarFilled : IconStar;
  return (
    <button
      type="button"
      className={on ? "star star-on" : "star"}
      aria-pressed={on}
      aria-label={label}
      aria-disabled={disabled}
      title={label}
      onClick={() => !disabled && onClick()}
    >
      <Glyph size={18} aria-hidden />
    </button>
  );
}
