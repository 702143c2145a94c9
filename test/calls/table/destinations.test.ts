import { testCalls } from './table.ts';

testCalls([
  {
    name: 'to a user',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a user for five seconds',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'user', actionarg1: '2', actionarg2: '5' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', everybody: { answers: false } }],
    outcome: 'no answer',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 leaves',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a group',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'group', actionarg1: '1', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards group reception; 0472445668 enters group reception; user 2 rings 0472445668; user 3 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: ANSWER; user 3: HANGUP, CHAN_END; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/a3x9fj 5 5; COMPLETEAGENT SIP/a3x9fj 5 60 1',
  },
  {
    name: 'to a queue',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'queue', actionarg1: '1', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards queue support; 0472445668 enters queue support; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'to a conference room',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'meetme', actionarg1: '1', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', caller: { dials: ['1234'] } }],
    outcome: 'application',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards room red; 0472445668 enters room red; 0472445668 leaves room red',
    records: '0472445668: CHAN_START, APP_START MeetMe, ANSWER, CONF_ENTER, CONF_EXIT, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a mailbox',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'voicemail', actionarg1: '1', actionarg2: 'us' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'voicemail',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards voicemail 1; 0472445668 enters voicemail 1001@default; 0472445668 leaves voicemail 1001@default',
    records: '0472445668: CHAN_START, APP_START VoiceMail, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'out again',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'outcall', actionarg1: '1', actionarg2: '0612345678' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards outcall 1; 0612345678 rings 0472445668; 0612345678 answers 0472445668; 0612345678 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; 0612345678: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; 0612345678: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a number',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'extension', actionarg1: '103', actionarg2: 'default' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards 103 in default; 0472445668 reaches user 3; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a number that nobody has',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'extension', actionarg1: '999', actionarg2: 'default' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'congestion',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards 999 in default',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a sound',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'sound', actionarg1: '/var/lib/pf-xivo/sounds/hello', actionarg2: 'noanswer' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'application',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards sound /var/lib/pf-xivo/sounds/hello; sound plays 0472445668; 0472445668 leaves sound /var/lib/pf-xivo/sounds/hello',
    records: '0472445668: CHAN_START, APP_START Playback, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to nothing',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'none', actionarg1: null, actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'no answer',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards nothing',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to the end',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'endcall:hangup', actionarg1: null, actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'no answer',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards hangup',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to the busy tone',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'endcall:busy', actionarg1: null, actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'busy',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
