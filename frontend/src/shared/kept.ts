/** What this device keeps of what is being typed. A device that keeps nothing (storage full or off) says so. */

export function kept<T extends object>(place: string, empty: T): T {
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<T>) };
  } catch {
    return empty;
  }
}

/** Whether the device took it; null forgets the place. */
export function keep(place: string, value: object | null): boolean {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
