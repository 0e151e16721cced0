import { Alert, Button } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import { apart, faster, type Said, taken } from "./said";
import { TextDifferences } from "./TextDifferences";

/** What is held against each other: theirs and one's own as the form types it, and how each reads. `take` sets the form to it. */
export type Two<T> = { theirs: T; mine: T; said: (one: T) => Said; take: (next: T) => void };

/** Why a form was not taken; what was typed stays. Where somebody else saved the same meanwhile that is told at once, with what
 * differs, and who it was once it is refused: each field is kept or taken, sending again means what then stands in the form. */
export function Refusal<T>({
  problem,
  ...two
}: { problem: ApiProblem | null } & (Two<T> | Record<never, never>)) {
  const { t } = useTranslation();
  const held = "said" in two && two.theirs !== undefined ? two : null;
  const [theirs, mine] = held ? [held.said(held.theirs), held.said(held.mine)] : [{}, {}];
  const told = JSON.stringify(theirs);
  const [begun, begin] = useState(told);
  const differ = apart(theirs, mine).length > 0;
  if (begun !== told && !differ) begin(told);
  const stale = problem?.stale ?? false;
  return (
    <>
      {problem && !stale && (
        <Alert color="son" role="alert">
          {problem.message}
        </Alert>
      )}
      {(stale || (begun !== told && differ)) && (
        <Alert
          color={stale ? "son" : "nghe"}
          variant="light"
          title={faster(problem, t)}
          role={stale ? "alert" : "status"}
        >
          {stale && <p>{problem?.message}</p>}
          {held && differ ? <Choosing key={told} {...held} /> : held && <p>{t("overtaken.same")}</p>}
        </Alert>
      )}
    </>
  );
}

/** Field by field: one's own stays or theirs is taken; what is chosen is no longer asked. */
export function Choosing<T>({ theirs, mine, said, take }: Two<T>) {
  const { t } = useTranslation();
  const [kept, keep] = useState<string[]>([]);
  const here = useRef<HTMLDivElement>(null);
  const [before, after] = [said(theirs), said(mine)];
  const open = apart(before, after).filter((name) => !kept.includes(name));
  // The pressed button goes away with its field: whoever works by keys goes on from the piece, not from the top of the page.
  const pressed = () => here.current?.focus();
  const takeOver = (next: T) => {
    take(apart(before, said(next)).length ? next : theirs);
    pressed();
  };
  return (
    <div ref={here} tabIndex={-1} className="stack-tight">
      <Apart theirs={before} mine={after} names={open}>
        {(name) => (
          <MineOrTheirs
            of={name}
            keep={() => {
              keep([...kept, name]);
              pressed();
            }}
            take={() => takeOver(taken(mine, theirs, said, name))}
          />
        )}
      </Apart>
      <p>{t(open.length ? "overtaken.again" : "overtaken.chosen")}</p>
      {open.length > 1 && (
        <Button size="compact-sm" variant="default" className="self-start" onClick={() => takeOver(theirs)}>
          {t("overtaken.takeAll")}
        </Button>
      )}
    </div>
  );
}

/** One field's choice; `of`: its name, for who hears the buttons. */
function MineOrTheirs({ of, keep, take }: { of: string; keep: () => void; take: () => void }) {
  const { t } = useTranslation();
  const button = { size: "compact-sm", variant: "default" } as const;
  return (
    <div className="acts">
      <Button {...button} aria-label={`${t("report.keepMine")}: ${of}`} onClick={keep}>
        {t("report.keepMine")}
      </Button>
      <Button {...button} aria-label={`${t("report.takeTheirs")}: ${of}`} onClick={take}>
        {t("report.takeTheirs")}
      </Button>
    </div>
  );
}

/** The same in a cell, which is one field: what somebody else saved into it while it was typed over. */
export function Overtyped({
  of,
  theirs,
  mine,
  keep,
  take,
}: {
  of: string;
  theirs: string;
  mine: string;
  keep: () => void;
  take: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="stack-tight overtyped" role="alert">
      <p className="small strong">{t("dialog.stale")}</p>
      <TextDifferences before={theirs || "–"} after={mine || "–"} />
      <MineOrTheirs of={of} keep={keep} take={take} />
    </div>
  );
}

/** What two texts of the same say otherwise, field by field. */
export function Apart({
  theirs,
  mine,
  names = apart(theirs, mine),
  children,
}: {
  theirs: Said;
  mine: Said;
  names?: string[];
  children?: (name: string) => ReactNode;
}) {
  return (
    <dl className="apart">
      {names.map((name) => (
        <div key={name}>
          <dt className="strong">{name}</dt>
          <dd>
            <TextDifferences before={theirs[name] || "–"} after={mine[name] || "–"} />
            {children?.(name)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
