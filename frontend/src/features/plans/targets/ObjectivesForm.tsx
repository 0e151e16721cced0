import { Button, Modal, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { useAreas } from "@/shared/areas/areas";
import { Refusal } from "@/shared/live/Refusal";
import { useFocusBack } from "@/shared/ui/useFocusBack";
import { asLines, fromLines } from "./said";

/** All objectives of a draft, a line each. What was typed stays whatever the server says. */
export function ObjectivesForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const areas = useAreas();
  const filled = plan.objectives.map((one) => one.area);
  const places = ["", ...new Set([...areas.of(plan.programme.code), ...filled.filter(Boolean)])];
  const queries = useQueryClient();
  const typedOf = () => Object.fromEntries(places.map((area) => [area, asLines(plan.objectives, area)]));
  const [typed, setTyped] = useState<Record<string, string>>(typedOf);
  const act = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
    onClose();
  });
  const [seen, see] = useBasis(plan.version, act.problem);
  const nameOf = (area: string) => (area ? areas.name(area) : t("objectives.whole"));
  const said = (lines: Record<string, string>) =>
    Object.fromEntries(places.map((area) => [nameOf(area), lines[area] ?? ""]));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("objectives.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({
            path: `plans/${plan.id}/objectives`,
            body: { items: places.flatMap((area) => fromLines(typed[area] ?? "", area)) },
            ifMatch: `"v${seen}"`,
          });
        }}
      >
        <p className="dim small">{t("objectives.help")}</p>
        <Refusal
          problem={act.problem}
          theirs={typedOf()}
          mine={typed}
          said={said}
          take={(next) => {
            see(plan.version);
            setTyped(next);
          }}
        />
        {places.map((area) => (
          <Textarea
            key={area}
            label={nameOf(area)}
            autosize
            minRows={area ? 1 : 3}
            data-autofocus={area ? undefined : true}
            value={typed[area]}
            onChange={({ currentTarget: { value } }) => setTyped((kept) => ({ ...kept, [area]: value }))}
          />
        ))}
        <div className="form-buttons">
          <Button variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t("objectives.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
