import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAreas } from "./areas";

/** Some of the areas, by ticks; where several programmes have areas, each under its own. A retired one only where it is ticked. */
export function AreaChecks({
  value,
  onChange,
  disabled,
}: {
  value: readonly string[];
  onChange: (areas: string[]) => void;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const check = (one: { value: string; label: string }) => (
    <Checkbox key={one.value} value={one.value} label={one.label} disabled={disabled} />
  );
  return (
    <Checkbox.Group
      value={[...value]}
      onChange={onChange}
      className="several"
      aria-label={t("away.someAreas")}
    >
      {areas.choices(value).map((one) =>
        "group" in one ? (
          <fieldset key={one.group} className="several">
            <legend className="small strong">{one.group}</legend>
            {one.items.map(check)}
          </fieldset>
        ) : (
          check(one)
        ),
      )}
    </Checkbox.Group>
  );
}
