import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import { apart, type Said } from "./said";
import { TextDifferences } from "./TextDifferences";

/** Why a form was not taken; what was typed stays. Where somebody else saved the same meanwhile that is told at once, with what
 * differs: sending again means one's own words, `take` puts the other's in their place. */
export function Refusal({
  problem,
  theirs = {},
  mine = {},
  take,
}: {
  problem: ApiProblem | null;
  theirs?: Said;
  mine?: Said;
  take?: () => void;
}) {
  const { t } = useTranslation();
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
          title={t("dialog.stale")}
          role={stale ? "alert" : "status"}
        >
          {stale && <p>{problem?.message}</p>}
          {differ ? (
            <>
              <Apart theirs={theirs} mine={mine} />
              <p>{t("overtaken.again")}</p>
            </>
          ) : (
            take && <p>{t("overtaken.same")}</p>
          )}
          {differ && take && (
            <Button size="compact-sm" variant="default" onClick={take}>
              {t("report.takeTheirs")}
            </Button>
          )}
        </Alert>
      )}
    </>
  );
}

/** What two texts of the same say otherwise, field by field. */
export function Apart({ theirs, mine }: { theirs: Said; mine: Said }) {
  return (
    <dl className="apart">
      {apart(theirs, mine).map((name) => (
        <div key={name}>
          <dt className="strong">{name}</dt>
          <dd>
            <TextDifferences before={theirs[name] || "–"} after={mine[name] || "–"} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
