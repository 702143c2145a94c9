/** Microseconds since 1970-01-01 on the wall clock of the PBX, that is in its time zone. */
export type WallTime = number;

/** Microseconds. */
export type Duration = number;

export const second: Duration = 1_000_000;

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Returns a formatter of times as the database prints them; it formats the date, the costly part, only when the day changes. */
export function wallClock(): (at: WallTime) => string {
  let [day, dayText] = [Number.NaN, ''];
  return (at) => {
    const seconds = Math.floor(at / second);
    if (Math.floor(seconds / 86_400) !== day) {
      day = Math.floor(seconds / 86_400);
      dayText = new Date(day * 86_400_000).toISOString().slice(0, 10);
    }
    const ofDay = seconds - day * 86_400;
    const [hour, minute] = [twoDigits[Math.floor(ofDay / 3600)], twoDigits[Math.floor(ofDay / 60) % 60]];
    return `${dayText} ${hour}:${minute}:${twoDigits[ofDay % 60]}.${String(at - seconds * second).padStart(6, '0')}`;
  };
}

/** Milliseconds since 1970 of a time as the tables hold it. */
export function millisecondsOfRow(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}Z`);
}
