import { testCalls } from './table.ts';

testCalls([
  {
    name: 'to the tone for congestion',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'endcall:congestion', actionarg1: null, actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'congestion',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards congestion',
    records: '0472445668: CHAN_START, APP_START Congestion, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a DISA with its PIN',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:disa', actionarg1: '77', actionarg2: 'default' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', caller: { dials: ['77', '100'] } }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application disa; 0472445668 dials 100; 0472445668 reaches user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START DISA, ANSWER, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a DISA with a wrong PIN',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:disa', actionarg1: '77', actionarg2: 'default' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', caller: { dials: ['78', '100'] } }],
    outcome: 'application',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application disa',
    records: '0472445668: CHAN_START, APP_START DISA, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a DISA without a PIN',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:callbackdisa', actionarg1: 'no-password', actionarg2: 'default' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', caller: { dials: ['100'] } }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application callbackdisa; 0472445668 dials 100; 0472445668 reaches user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START DISA, ANSWER, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to the directory',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:directory', actionarg1: 'default', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', caller: { dials: ['103'] } }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application directory; 0472445668 dials 103; 0472445668 reaches user 3; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Directory, ANSWER, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to the menu of the mailboxes',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:voicemailmain', actionarg1: 'default', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'voicemail',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application voicemailmain; 0472445668 enters voicemail menu; 0472445668 leaves voicemail menu',
    records: '0472445668: CHAN_START, APP_START VoiceMailMain, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a fax',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'application:faxtomail', actionarg1: 'a@example.org', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'application',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards application faxtomail; 0472445668 enters fax; 0472445668 leaves fax',
    records: '0472445668: CHAN_START, APP_START ReceiveFAX, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to an application',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'custom', actionarg1: 'Playback(hello)', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'application',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards custom; 0472445668 enters application Playback; 0472445668 leaves application Playback',
    records: '0472445668: CHAN_START, APP_START Playback, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a user who was deleted',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'user', actionarg1: '99', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'congestion',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 99',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'to a voice menu',
    changes: [
      [
        'dialaction',
        { category: 'incall', categoryval: '1', event: 'answer' },
        { action: 'voicemenu', actionarg1: '1', actionarg2: null },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'congestion',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards unsupported; 0472445668 leaves',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a user without an answer sends the caller to the queue',
    changes: [
      [
        'dialaction',
        { category: 'user', categoryval: '2', event: 'noanswer' },
        { action: 'queue', actionarg1: '1', actionarg2: null },
      ],
    ],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { answers: false } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 leaves; user 2 forwards queue support; user 1 enters queue support; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'a busy user sends the caller to the end',
    changes: [
      [
        'dialaction',
        { category: 'user', categoryval: '2', event: 'busy' },
        { action: 'endcall:busy', actionarg1: null, actionarg2: null },
      ],
    ],
    calls: [{ from: { user: 1 }, to: '100', everybody: { busy: true } }],
    outcome: 'busy',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rejects; user 2 forwards busy',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'an unreachable user sends the caller to another',
    changes: [
      [
        'dialaction',
        { category: 'user', categoryval: '2', event: 'chanunavail' },
        { action: 'user', actionarg1: '3', actionarg2: null },
      ],
    ],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { unreachable: true } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 leaves; user 2 forwards user 3; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
