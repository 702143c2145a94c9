import type { Resource } from '../resource.ts';
import { check } from './xivo/configuration/check.ts';
import { entity } from './xivo/configuration/manage/entity.ts';

/** Every web service, in the order of the master table (core.md 2). */
export const resources: readonly Resource[] = [check, entity];
