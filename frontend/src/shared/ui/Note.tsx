import type { IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import type { Tone } from "./badges";

/** A word that stands over a record: a return, a request, a warning. */
export function Note({
  tone,
  icon: Glyph,
  title,
  children,
}: {
  tone: Tone;
  icon: ComponentType<IconProps>;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={`note tone-${tone}`}>
      <Glyph size={16} stroke={1.75} aria-hidden />
      <div>
        <p className="strong">{title}</p>
        <p>{children}</p>
      </div>
    </div>
  );
}
