import { testCalls } from './table.ts';

testCalls([
  {
    name: 'a member answers',
    changes: [],
    calls: [{ from: { user: 1 }, to: '2001', people: { 'user 3': { answers: false } } }],
    outcome: 'answered',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 2 answers user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: ANSWER; user 3: HANGUP, CHAN_END; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; CONNECT SIP/a3x9fj 5 5; COMPLETEAGENT SIP/a3x9fj 5 60 1',
  },
  {
    name: 'nobody answers',
    changes: [],
    calls: [{ from: { user: 1 }, to: '2001', everybody: { answers: false } }],
    outcome: 'no answer',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 2 leaves; user 3 leaves; user 1 leaves group reception',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: HANGUP, CHAN_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; RINGNOANSWER SIP/a3x9fj 15000; RINGNOANSWER SIP/p0v5tm 15000; EXITWITHTIMEOUT 1 1 20',
  },
  {
    name: 'everybody is busy',
    changes: [],
    calls: [{ from: { user: 1 }, to: '2001', everybody: { busy: true } }],
    outcome: 'no answer',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rejects; user 3 rejects; user 2 rejects; user 3 rejects; user 2 rejects; user 3 rejects; user 2 rejects; user 3 rejects; user 1 leaves group reception',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 2: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 1001; RINGNOANSWER SIP/a3x9fj 0; RINGNOANSWER SIP/p0v5tm 0; RINGNOANSWER SIP/a3x9fj 0; RINGNOANSWER SIP/p0v5tm 0; RINGNOANSWER SIP/a3x9fj 0; RINGNOANSWER SIP/p0v5tm 0; RINGNOANSWER SIP/a3x9fj 0; RINGNOANSWER SIP/p0v5tm 0; EXITWITHTIMEOUT 1 1 20',
  },
  {
    name: 'nobody answers, and the group has a destination',
    changes: [
      [
        'dialaction',
        { category: 'group', categoryval: '1', event: 'noanswer' },
        { action: 'voicemail', actionarg1: '1', actionarg2: 'u' },
      ],
    ],
    calls: [{ from: { user: 1 }, to: '2001', everybody: { answers: false } }],
    outcome: 'voicemail',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 2 leaves; user 3 leaves; user 1 leaves group reception; group reception forwards voicemail 1; user 1 enters voicemail 1001@default; user 1 leaves voicemail 1001@default',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: HANGUP, CHAN_END; user 3: HANGUP, CHAN_END; user 1: APP_START VoiceMail, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; RINGNOANSWER SIP/a3x9fj 15000; RINGNOANSWER SIP/p0v5tm 15000; EXITWITHTIMEOUT 1 1 20',
  },
  {
    name: 'the caller gives up',
    changes: [],
    calls: [{ from: { user: 1 }, to: '2001', everybody: { answers: false }, caller: { hangsUp: { after: 7 } } }],
    outcome: 'abandoned',
    way: 'user 1 dials 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 1 hangs up',
    records:
      'user 1: CHAN_START, APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: HANGUP, CHAN_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; ABANDON 1 1 7',
  },
  {
    name: 'a conference',
    changes: [],
    calls: [{ from: { user: 1 }, to: '4100', caller: { dials: ['1234'] } }],
    outcome: 'application',
    way: 'user 1 dials 4100; user 1 reaches room red; user 1 enters room red; user 1 leaves room red',
    records: 'user 1: CHAN_START, APP_START MeetMe, ANSWER, CONF_ENTER, CONF_EXIT, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a conference with a wrong PIN',
    changes: [],
    calls: [{ from: { user: 1 }, to: '4100', caller: { dials: ['1'] } }],
    outcome: 'application',
    way: 'user 1 dials 4100; user 1 reaches room red; user 1 leaves room red',
    records: 'user 1: CHAN_START, APP_START MeetMe, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a full conference',
    changes: [['meetmefeatures', { id: 1 }, { maxusers: 1 }]],
    calls: [
      { from: { user: 1 }, to: '4100', caller: { dials: ['1234'] } },
      { from: { user: 2 }, to: '4100', at: '2012-10-07T10:00:10', caller: { dials: ['1234'] } },
    ],
    outcome: 'application',
    way: 'user 2 dials 4100; user 2 reaches room red; user 2 leaves room red',
    records: 'user 2: CHAN_START, APP_START MeetMe, ANSWER, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
