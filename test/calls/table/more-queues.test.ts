import { testCalls } from './table.ts';

testCalls([
  {
    name: 'too many wait',
    changes: [
      ['queuefeatures', { id: 1 }, { waitratio: 100 }],
      [
        'dialaction',
        { category: 'queue', categoryval: '1', event: 'qwaitratio' },
        { action: 'user', actionarg1: '2', actionarg2: null },
      ],
    ],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        everybody: { answers: false },
        caller: { hangsUp: { after: 90 } },
      },
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        everybody: { answers: false },
        at: '2012-10-07T10:00:10',
        caller: { hangsUp: { after: 60 } },
      },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; queue support forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a member rests after a call',
    changes: [['queue', { name: 'support' }, { wrapuptime: 30 }]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:01:10' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'a member who is in a call is not called',
    changes: [],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'two callers are served in order',
    changes: [['queuemember', { queue_name: 'support', userid: 4 }, null]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; 0472445668 waits queue support; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 50 5; COMPLETEAGENT SIP/p0v5tm 50 60 1',
  },
  {
    name: 'the member with the lower penalty is called',
    changes: [['queuemember', { queue_name: 'support', userid: 3 }, { penalty: 2 }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'ringall rings everybody',
    changes: [['queue', { name: 'support' }, { strategy: 'ringall' }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 4 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial; user 4: CHAN_START, APP_START AppDial; user 3: ANSWER; user 4: HANGUP, CHAN_END; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'rrmemory goes on after the last one',
    changes: [['queue', { name: 'support' }, { strategy: 'rrmemory' }]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:05:00' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'leastrecent takes who was called longest ago',
    changes: [['queue', { name: 'support' }, { strategy: 'leastrecent' }]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:05:00' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'fewestcalls takes who took the fewest',
    changes: [['queue', { name: 'support' }, { strategy: 'fewestcalls' }]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:05:00' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/zq41ls 5 5; COMPLETEAGENT SIP/zq41ls 5 60 1',
  },
  {
    name: 'an agent who is logged in',
    changes: [
      [
        'queuemember',
        null,
        {
          queue_name: 'support',
          category: 'queue',
          usertype: 'agent',
          userid: 95,
          interface: 'Agent/102',
          channel: 'Agent',
          position: 1,
        },
      ],
      [
        'agentlogin',
        null,
        { agentid: 95, userid: 5, interface: 'SIP/h8c6rn', extension: '108', since: '2012-10-07 09:00:00.000000' },
      ],
    ],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; agent 102 rings 0472445668; agent 102 answers 0472445668; agent 102 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; agent 102: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; agent 102: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT Agent/102 5 5; COMPLETEAGENT Agent/102 5 60 1',
  },
  {
    name: 'a disabled queue',
    changes: [['queue', { name: 'support' }, { commented: 1 }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'congestion',
    way: '0472445668 dials 3001',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
