import { Decimal } from 'decimal.js';
import { calculate } from '../dose/recommendation.ts';
import { toMmol } from '../input/glucose-units.ts';
import { checkCarbohydrate, checkGlucose, checkReadingTime, checkRecordedDose, type Refusal } from '../input/range-limits.ts';
import { type Request, readRequest } from '../input/request-reader.ts';
import { limitDose } from '../protection/dose-limiter.ts';
import { roundDown } from '../protection/dose-rounding.ts';
import { decideWarnings } from '../protection/warning-decisions.ts';
import { appendDose, type DoseLog, type DoseSource, openDoseLog, takenDoses } from '../records/dose-log.ts';
import { daysLeft, type Profile, readProfile } from '../records/settings-profile.ts';
import type { HandOver } from './one-way-queue.ts';
import {
  acknowledgedScreen,
  adviceScreen,
  outOfServiceScreen,
  recordedScreen,
  refusedScreen,
  type Screen,
  showDose,
  statusScreen,
} from './screen.ts';

/** Where the advisor keeps its records, which handset it is, and what it is given from outside. */
export interface Surroundings {
  readonly folder: string;
  readonly handset: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly handOver: (message: HandOver) => void;
  readonly statisticsLost: () => boolean;
}

/** Advice on screen that has not been confirmed yet. */
interface Pending {
  readonly units: Decimal;
  readonly at: number;
  readonly acknowledged: boolean;
}

type Advise = Extract<Request, { command: 'advise' }>;

const lapse = 5 * 60_000;

/** One handset's advisor: takes lines, answers with screens. */
export function openAdvisor(surroundings: Surroundings): { handle(line: string): Screen } {
  const { folder, handset, version, clock, handOver, statisticsLost } = surroundings;
  // [impl SRS-41]
  let log: DoseLog = openDoseLog(folder);
  let pending: Pending | undefined;
  let fault: string | undefined;

  const advise = (request: Advise, profile: Profile, days: number): Screen => {
    const now = clock();
    const doses = takenDoses(log);
    const glucose = toMmol(new Decimal(request.glucose), request.unit);
    const calculation = calculate(glucose, request.carbohydrate, profile.prescription, doses, now);
    const { units: held, limited } = limitDose(calculation.total, profile.maximumDose);
    const units = roundDown(held, profile.doseStep);
    const warnings = decideWarnings({
      glucose,
      onBoard: calculation.onBoard,
      minutesSinceDose: (now - doses.reduce((latest, dose) => Math.max(latest, dose.at), Number.NEGATIVE_INFINITY)) / 60_000,
      limitedTo: limited ? held : undefined,
      daysOfSettingsLeft: days,
      statisticsLost: statisticsLost(),
    });
    const screen = adviceScreen(units, `${request.glucose} ${request.unit}`, calculation, warnings);
    if (screen.state === 'ADVICE') {
      pending = { units, at: now, acknowledged: warnings.every((warning) => warning.priority === 'low') };
      handOver({ kind: 'advice', at: new Date(now).toISOString(), units: units.toFixed(1) });
    }
    return screen;
  };

  const record = (units: Decimal, takenAt: number, source: DoseSource): Screen => {
    log = appendDose(log, units, takenAt, source);
    pending = undefined;
    handOver({ kind: 'dose', at: new Date(takenAt).toISOString(), units: units.toFixed(1) });
    return recordedScreen(units, takenAt);
  };

  // [impl SRS-28] [impl SRS-35] [impl SRS-36]
  const confirm = (dose: string): Screen => {
    const now = clock();
    if (pending === undefined) return refuse('nothing-to-confirm', 'There is no advice to confirm.');
    if (Math.abs(now - pending.at) > lapse) {
      pending = undefined;
      return refuse('advice-lapsed', 'The advice is older than 5 minutes. Ask again.');
    }
    if (!pending.acknowledged) return refuse('not-acknowledged', 'Acknowledge the warnings first.');
    if (!pending.units.eq(dose)) return refuse('dose-differs', `The dose shown was ${showDose(pending.units)}. Nothing was recorded.`);
    return record(pending.units, now, 'advice');
  };

  const acknowledge = (): Screen => {
    if (pending === undefined) return refuse('nothing-to-acknowledge', 'There is no warning to acknowledge.');
    pending = { ...pending, acknowledged: true };
    return acknowledgedScreen();
  };

  const answer = (request: Request): Screen => {
    const profile = readProfile(folder, handset);
    const days = 'code' in profile ? profile : daysLeft(profile, clock());
    if (request.command === 'status') return statusScreen({ version, settings: settingsLine(profile, days) });
    if (log.damage !== undefined) return outOfServiceScreen(`the dose history is damaged (${log.damage})`);
    if (request.command === 'acknowledge') return acknowledge();
    if (request.command === 'confirm') return confirm(request.dose);
    if (request.command === 'record') return recordTaken(request.dose, Date.parse(request.takenAt));
    pending = undefined;
    const refusal = checkEntry(request, clock());
    if (refusal !== undefined) return refusedScreen(refusal);
    if ('code' in profile) return refusedScreen(profile);
    return typeof days === 'number' ? advise(request, profile, days) : refusedScreen(days);
  };

  const recordTaken = (dose: string, takenAt: number): Screen => {
    const units = new Decimal(dose);
    const refusal = checkRecordedDose(units, takenAt, clock());
    return refusal === undefined ? record(units, takenAt, 'manual') : refusedScreen(refusal);
  };

  return {
    /** Never throws: a fault inside puts the advisor out of service until it is started again. */
    // [impl SRS-11] [impl SRS-42]
    handle(line) {
      if (fault !== undefined) return outOfServiceScreen(fault);
      try {
        const request = readRequest(line);
        return 'command' in request ? answer(request) : refusedScreen(request);
      } catch {
        fault = 'an internal fault was found';
        return outOfServiceScreen(fault);
      }
    },
  };
}

function checkEntry(request: Advise, now: number): Refusal | undefined {
  return (
    checkGlucose(request.glucose, request.unit) ??
    checkCarbohydrate(request.carbohydrate) ??
    checkReadingTime(Date.parse(request.measuredAt), now)
  );
}

function settingsLine(profile: Profile | Refusal, days: number | Refusal): string {
  if ('code' in profile) return profile.text;
  return typeof days === 'number' ? `Settings valid until ${profile.validUntil}` : days.text;
}

function refuse(code: string, text: string): Screen {
  return refusedScreen({ code, text });
}
