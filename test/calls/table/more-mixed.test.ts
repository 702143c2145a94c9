import { testCalls } from './table.ts';

testCalls([
  {
    name: 'a second person enters the conference',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '4100', caller: { dials: ['1234'] } },
      { from: { user: 2 }, to: '4100', at: '2012-10-07T10:00:10', caller: { dials: ['1234'] } },
    ],
    outcome: 'application',
    way: 'user 2 dials 4100; user 2 reaches room red; user 2 enters room red; user 2 leaves room red',
    records: 'user 2: CHAN_START, APP_START MeetMe, ANSWER, CONF_ENTER, CONF_EXIT, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'the caller hangs up at once',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', caller: { hangsUp: { after: 0 } } }],
    outcome: 'abandoned',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 1 hangs up',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a phone of the group rejects, the other answers',
    changes: [],
    calls: [{ from: { user: 1 }, to: '2001', people: { 'user 2': { rejects: { after: 2 } } } }],
    outcome: 'answered',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 2 rejects user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: HANGUP, CHAN_END; user 3: ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; RINGNOANSWER SIP/a3x9fj 2000; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'both sides hold',
    changes: [],
    calls: [
      {
        from: { user: 1 },
        to: '100',
        people: { 'user 2': { holds: { after: 5, lasts: 5 } } },
        caller: { holds: { after: 20, lasts: 5 } },
      },
    ],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 holds user 1; user 2 resumes user 1; user 1 holds user 2; user 1 resumes user 2; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 2: BRIDGE_UPDATE, BRIDGE_UPDATE; user 1: BRIDGE_UPDATE, BRIDGE_UPDATE, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a call to oneself',
    changes: [],
    calls: [{ from: { user: 1 }, to: '1001' }],
    outcome: 'answered',
    way: 'user 1 dials 1001; user 1 reaches user 1; user 1 rings user 1; user 1 answers user 1; user 1 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial, CHAN_START, APP_START AppDial, ANSWER, ANSWER, BRIDGE_START, BRIDGE_END, HANGUP, CHAN_END, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a caller who is in a call can call again',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '100' },
      { from: { user: 1 }, to: '103', at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: 'user 1 dials 103; user 1 reaches user 3; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a paused member is not called',
    changes: [
      [
        'queuepause',
        null,
        {
          queue_name: 'support',
          interface: 'SIP/p0v5tm',
          paused: 1,
          reason: 'lunch',
          since: '2012-10-07 09:00:00.000000',
        },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'an agent who is in a call of another queue',
    changes: [
      [
        'queuemember',
        null,
        {
          queue_name: 'sales',
          category: 'queue',
          usertype: 'user',
          userid: 3,
          interface: 'SIP/p0v5tm',
          channel: 'SIP',
          position: 1,
        },
      ],
    ],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 8 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'a queue that sends the caller to another queue',
    changes: [
      ['queuefeatures', { id: 1 }, { timeout: 10 }],
      [
        'dialaction',
        { category: 'queue', categoryval: '1', event: 'noanswer' },
        { action: 'queue', actionarg1: '8', actionarg2: null },
      ],
      [
        'queuemember',
        null,
        {
          queue_name: 'sales',
          category: 'queue',
          usertype: 'user',
          userid: 2,
          interface: 'SIP/a3x9fj',
          channel: 'SIP',
          position: 1,
        },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, people: { 'user 3': { answers: false } } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; 0472445668 leaves queue support; queue support forwards queue sales; 0472445668 enters queue sales; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: APP_START Queue; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 10000; EXITWITHTIMEOUT 1 1 10; ENTERQUEUE 0472445668; CONNECT SIP/a3x9fj 5 5; COMPLETEAGENT SIP/a3x9fj 5 60 1',
  },
  {
    name: 'a schedule as the destination of a schedule',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '08:00-09:00' }],
      ['schedule', { id: 1 }, { fallback_action: 'schedule', fallback_actionid: '2' }],
      [
        'schedule',
        null,
        {
          id: 2,
          name: 'night',
          timezone: '',
          fallback_action: 'voicemail',
          fallback_actionid: '1',
          fallback_actionargs: 'u',
        },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'voicemail',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards schedule 2; schedule 2 forwards voicemail 1; 0472445668 enters voicemail 1001@default; 0472445668 leaves voicemail 1001@default',
    records: '0472445668: CHAN_START, APP_START VoiceMail, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
