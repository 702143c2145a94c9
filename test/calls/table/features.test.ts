import { testCalls } from './table.ts';

testCalls([
  {
    name: 'listening to messages',
    changes: [],
    calls: [{ from: { user: 1 }, to: '*98' }],
    outcome: 'voicemail',
    way: 'user 1 dials *98; user 1 reaches feature vmusermsg; feature vmusermsg forwards opens mailbox; user 1 enters voicemail menu; user 1 leaves voicemail menu',
    records: 'user 1: CHAN_START, APP_START VoiceMailMain, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'switching do not disturb on',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '*25' },
      { from: { user: 2 }, to: '1001', at: '2012-10-07T10:01:00' },
    ],
    outcome: 'voicemail',
    way: 'user 2 dials 1001; user 2 reaches user 1; user 1 rejects; user 1 forwards voicemail 1; user 2 enters voicemail 1001@default; user 2 leaves voicemail 1001@default',
    records: 'user 2: CHAN_START, APP_START VoiceMail, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'switching do not disturb on and off',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '*25' },
      { from: { user: 1 }, to: '*25', at: '2012-10-07T10:01:00' },
      { from: { user: 2 }, to: '1001', at: '2012-10-07T10:02:00' },
    ],
    outcome: 'answered',
    way: 'user 2 dials 1001; user 2 reaches user 1; user 1 rings user 2; user 1 answers user 2; user 1 hangs up user 2',
    records:
      'user 2: CHAN_START, APP_START Dial; user 1: CHAN_START, APP_START AppDial, ANSWER; user 2: ANSWER, BRIDGE_START, BRIDGE_END; user 1: HANGUP, CHAN_END; user 2: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'forwarding all calls',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '*21103' },
      { from: { user: 2 }, to: '1001', at: '2012-10-07T10:01:00' },
    ],
    outcome: 'answered',
    way: 'user 2 dials 1001; user 2 reaches user 1; user 1 forwards 103 in default; user 2 reaches user 3; user 3 rings user 2; user 3 answers user 2; user 3 hangs up user 2',
    records:
      'user 2: CHAN_START, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 2: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 2: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'calling a user by a code',
    changes: [],
    calls: [{ from: { user: 1 }, to: '*6662' }],
    outcome: 'answered',
    way: 'user 1 dials *6662; user 1 reaches feature calluser; feature calluser forwards calls; user 2 rings user 1; user 2 answers user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a feature dialled from outside',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: '*98' }],
    outcome: 'unknown number',
    way: '0472445668 dials *98',
    records: '',
    queueLog: '',
  },
  {
    name: 'a call filter, the boss first',
    changes: [
      ['userfeatures', { id: 2 }, { bsfilter: 'boss' }],
      ['userfeatures', { id: 3 }, { bsfilter: 'secretary' }],
      [
        'callfilter',
        null,
        { id: 1, name: 'boss', bosssecretary: 'bossfirst-serial', callfrom: 'all', ringseconds: 10 },
      ],
      ['callfiltermember', null, { callfilterid: 1, typeval: '2', bstype: 'boss', active: 1 }],
      ['callfiltermember', null, { callfilterid: 1, typeval: '3', bstype: 'secretary', active: 1 }],
    ],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { answers: false } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 forwards user 2; user 2 rings user 1; user 2 leaves; user 2 forwards user 3; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a call filter, the secretary only',
    changes: [
      ['userfeatures', { id: 2 }, { bsfilter: 'boss' }],
      ['userfeatures', { id: 3 }, { bsfilter: 'secretary' }],
      [
        'callfilter',
        null,
        { id: 1, name: 'boss', bosssecretary: 'secretary-simult', callfrom: 'all', ringseconds: 10 },
      ],
      ['callfiltermember', null, { callfilterid: 1, typeval: '2', bstype: 'boss', active: 1 }],
      ['callfiltermember', null, { callfilterid: 1, typeval: '3', bstype: 'secretary', active: 1 }],
    ],
    calls: [{ from: { user: 1 }, to: '100' }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 forwards user 3; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a call of the secretary passes the filter',
    changes: [
      ['userfeatures', { id: 2 }, { bsfilter: 'boss' }],
      ['userfeatures', { id: 3 }, { bsfilter: 'secretary' }],
      [
        'callfilter',
        null,
        { id: 1, name: 'boss', bosssecretary: 'secretary-simult', callfrom: 'all', ringseconds: 10 },
      ],
      ['callfiltermember', null, { callfilterid: 1, typeval: '2', bstype: 'boss', active: 1 }],
      ['callfiltermember', null, { callfilterid: 1, typeval: '3', bstype: 'secretary', active: 1 }],
    ],
    calls: [{ from: { user: 3 }, to: '100' }],
    outcome: 'answered',
    way: 'user 3 dials 100; user 3 reaches user 2; user 2 rings user 3; user 2 answers user 3; user 2 hangs up user 3',
    records:
      'user 3: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 3: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 3: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
