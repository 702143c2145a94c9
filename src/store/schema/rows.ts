// Generated from schema.sql by `npm run schema`.

/** A nullable number. Rows of the seeds may hold `''` instead, like rows of the real server. */
type NumberOrEmpty = number | '' | null;

/** JSON as text. */
type JsonText = string;

/** Bytes in the tables of the real server; text if the value came from JSON. */
type BufferOrText = Buffer | string;

type Accesswebservice = {
  id: number;
  name: string;
  login: string | null;
  passwd: string | null;
  host: string | null;
  disable: number;
  description: string;
  rights: JsonText;
};

type User = {
  id: number;
  login: string;
  passwd: string;
  meta: string;
  valid: number;
  time: number;
  dcreate: number;
  dupdate: number;
  obj: JsonText;
};

type Entity = {
  id: number;
  name: string;
  displayname: string;
  phonenumber: string;
  faxnumber: string;
  email: string;
  url: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zipcode: string;
  country: string;
  disable: number;
  dcreate: number;
  description: string;
};

type Context = {
  name: string;
  displayname: string;
  entity: string | null;
  contexttype: string;
  commented: number;
  description: string;
};

type Contextinclude = {
  context: string;
  include: string;
  priority: number;
};

type Contextnumbers = {
  context: string;
  type: string;
  numberbeg: string;
  numberend: string;
  didlength: number;
};

type Contextnummember = {
  context: string;
  type: string;
  typeval: string;
  number: string;
};

type Contextmember = {
  context: string;
  type: string;
  typeval: string;
  varname: string;
};

type Contexttype = {
  id: number;
  name: string;
  commented: number;
  deletable: number;
  description: string;
};

type Extensions = {
  id: number;
  commented: number;
  context: string;
  exten: string;
  priority: number;
  app: string;
  appdata: string;
  name: string;
};

type Extenumbers = {
  id: number;
  exten: string;
  extenhash: string;
  context: string;
  type: string;
  typeval: string;
};

type Linefeatures = {
  id: number;
  protocol: string;
  protocolid: number;
  iduserfeatures: NumberOrEmpty;
  config: string | null;
  device: string | null;
  configregistrar: string | null;
  name: string;
  number: string | null;
  context: string;
  provisioningid: number;
  rules_type: string | null;
  rules_time: string | null;
  rules_order: NumberOrEmpty;
  rules_group: string | null;
  num: NumberOrEmpty;
  line_num: NumberOrEmpty;
  ipfrom: string | null;
  internal: number;
  commented: number;
  description: string | null;
};

type Usersip = {
  id: number;
  name: string;
  type: string;
  username: string | null;
  secret: string;
  md5secret: string;
  context: string | null;
  language: string | null;
  accountcode: string | null;
  amaflags: string;
  allowtransfer: NumberOrEmpty;
  fromuser: string | null;
  fromdomain: string | null;
  mailbox: string | null;
  subscribemwi: number;
  buggymwi: NumberOrEmpty;
  'call-limit': number;
  callerid: string | null;
  fullname: string | null;
  cid_number: string | null;
  maxcallbitrate: NumberOrEmpty;
  insecure: string | null;
  nat: string | null;
  promiscredir: NumberOrEmpty;
  usereqphone: NumberOrEmpty;
  videosupport: string | null;
  trustrpid: NumberOrEmpty;
  allowsubscribe: NumberOrEmpty;
  allowoverlap: NumberOrEmpty;
  dtmfmode: string | null;
  rfc2833compensate: NumberOrEmpty;
  qualify: string | null;
  g726nonstandard: NumberOrEmpty;
  disallow: string | null;
  allow: string | null;
  autoframing: NumberOrEmpty;
  mohinterpret: string | null;
  mohsuggest: string | null;
  useclientcode: NumberOrEmpty;
  progressinband: string | null;
  t38pt_udptl: NumberOrEmpty;
  t38pt_usertpsource: NumberOrEmpty;
  rtptimeout: NumberOrEmpty;
  rtpholdtimeout: NumberOrEmpty;
  rtpkeepalive: NumberOrEmpty;
  deny: string | null;
  permit: string | null;
  defaultip: string | null;
  setvar: string;
  host: string;
  port: NumberOrEmpty;
  regexten: string | null;
  subscribecontext: string | null;
  fullcontact: string | null;
  vmexten: string | null;
  callingpres: NumberOrEmpty;
  ipaddr: string;
  regseconds: number;
  regserver: string | null;
  lastms: string;
  parkinglot: NumberOrEmpty;
  protocol: string;
  category: string;
  outboundproxy: string | null;
  transport: string | null;
  remotesecret: string | null;
  directmedia: string | null;
  callcounter: NumberOrEmpty;
  busylevel: NumberOrEmpty;
  ignoresdpversion: NumberOrEmpty;
  'session-timers': string | null;
  'session-expires': NumberOrEmpty;
  'session-minse': NumberOrEmpty;
  'session-refresher': string | null;
  callbackextension: string | null;
  registertrying: NumberOrEmpty;
  timert1: NumberOrEmpty;
  timerb: NumberOrEmpty;
  qualifyfreq: NumberOrEmpty;
  contactpermit: string | null;
  contactdeny: string | null;
  unsolicited_mailbox: string | null;
  use_q850_reason: NumberOrEmpty;
  encryption: NumberOrEmpty;
  snom_aoc_enabled: NumberOrEmpty;
  maxforwards: NumberOrEmpty;
  disallowed_methods: string | null;
  textsupport: NumberOrEmpty;
  commented: number;
  sendrpid: string | null;
};

type Useriax = {
  id: number;
  name: string;
  type: string;
  username: string | null;
  secret: string;
  dbsecret: string;
  context: string | null;
  language: string | null;
  accountcode: string | null;
  amaflags: string | null;
  mailbox: string | null;
  callerid: string | null;
  fullname: string | null;
  cid_number: string | null;
  trunk: number;
  auth: string;
  encryption: string | null;
  forceencryption: string | null;
  maxauthreq: NumberOrEmpty;
  inkeys: string | null;
  outkey: string | null;
  adsi: NumberOrEmpty;
  transfer: string | null;
  codecpriority: string | null;
  jitterbuffer: NumberOrEmpty;
  forcejitterbuffer: NumberOrEmpty;
  sendani: number;
  qualify: string;
  qualifysmoothing: number;
  qualifyfreqok: number;
  qualifyfreqnotok: number;
  timezone: string | null;
  disallow: string | null;
  allow: string | null;
  mohinterpret: string | null;
  mohsuggest: string | null;
  deny: string | null;
  permit: string | null;
  defaultip: string | null;
  sourceaddress: string | null;
  setvar: string;
  host: string;
  port: NumberOrEmpty;
  mask: string | null;
  regexten: string | null;
  peercontext: string | null;
  ipaddr: string;
  regseconds: number;
  immediate: NumberOrEmpty;
  keyrotate: NumberOrEmpty;
  parkinglot: NumberOrEmpty;
  protocol: string;
  category: string;
  commented: number;
  requirecalltoken: string;
};

type Sccpline = {
  id: number;
  name: string;
  context: string;
  cid_name: string;
  cid_num: string;
  protocol: string;
  commented: number;
};

type Usercustom = {
  id: number;
  name: string | null;
  context: string | null;
  interface: string;
  intfsuffix: string;
  commented: number;
  protocol: string;
  category: string;
};

type Sccpdevice = {
  id: number;
  name: string;
  device: string;
  line: string;
  voicemail: string;
};

type Devicefeatures = {
  id: number;
  deviceid: string;
  config: string | null;
  plugin: string | null;
  ip: string | null;
  mac: string;
  sn: string | null;
  vendor: string;
  model: string;
  version: string | null;
  proto: string;
  internal: number;
  configured: number;
  commented: number;
  description: string | null;
  added: string | null;
  template_id: string | null;
  capabilities: JsonText | null;
  provd: number;
  provdconfig: JsonText | null;
  provdname: string | null;
  listed: number;
};

type Userfeatures = {
  id: number;
  firstname: string;
  lastname: string;
  voicemailtype: string | null;
  voicemailid: NumberOrEmpty;
  agentid: NumberOrEmpty;
  pictureid: NumberOrEmpty;
  entityid: NumberOrEmpty;
  callerid: string | null;
  ringseconds: number;
  simultcalls: number;
  enableclient: number;
  loginclient: string;
  passwdclient: string;
  enablehint: number;
  enablevoicemail: number;
  enablexfer: number;
  enableautomon: number;
  callrecord: number;
  incallfilter: number;
  enablednd: number;
  enableunc: number;
  destunc: string;
  enablerna: number;
  destrna: string;
  enablebusy: number;
  destbusy: string;
  musiconhold: string;
  outcallerid: string;
  mobilephonenumber: string;
  userfield: string;
  bsfilter: string;
  preprocess_subroutine: string | null;
  timezone: string | null;
  language: string | null;
  ringintern: string | null;
  ringextern: string | null;
  ringgroup: string | null;
  ringforward: string | null;
  rightcallcode: string | null;
  alarmclock: string;
  commented: number;
  description: string;
  cti_profile_id: NumberOrEmpty;
};

type Userwritten = {
  turn: number;
  userid: number;
};

type Phonefunckey = {
  iduserfeatures: number;
  fknum: number;
  exten: string | null;
  typeextenumbers: string | null;
  typevalextenumbers: string | null;
  typeextenumbersright: string | null;
  typevalextenumbersright: string | null;
  label: string | null;
  supervision: number;
  progfunckey: number;
};

type Rightcall = {
  id: number;
  name: string;
  passwd: string;
  authorization: number;
  commented: number;
  description: string;
};

type Rightcallexten = {
  id: number;
  rightcallid: number;
  exten: string;
};

type Rightcallmember = {
  id: number;
  rightcallid: number;
  type: string;
  typeval: string;
};

type Callfilter = {
  id: number;
  name: string;
  type: string;
  bosssecretary: string | null;
  callfrom: string | null;
  ringseconds: number;
  commented: number;
  description: string;
};

type Callfiltermember = {
  id: number;
  callfilterid: number;
  type: string;
  typeval: string;
  ringseconds: number;
  priority: number;
  bstype: string;
  active: number;
};

type Attachment = {
  id: number;
  name: string;
  object_type: string;
  object_id: NumberOrEmpty;
  file: string | null;
  size: NumberOrEmpty;
  mime: string | null;
};

type Voicemail = {
  uniqueid: number;
  context: string;
  mailbox: string;
  password: string;
  fullname: string;
  email: string | null;
  pager: string | null;
  dialout: string | null;
  callback: string | null;
  exitcontext: string | null;
  language: string | null;
  tz: string | null;
  attach: NumberOrEmpty;
  saycid: NumberOrEmpty;
  review: NumberOrEmpty;
  operator: NumberOrEmpty;
  envelope: NumberOrEmpty;
  sayduration: NumberOrEmpty;
  saydurationm: NumberOrEmpty;
  sendvoicemail: NumberOrEmpty;
  deletevoicemail: number;
  forcename: NumberOrEmpty;
  forcegreetings: NumberOrEmpty;
  hidefromdir: string;
  maxmsg: NumberOrEmpty;
  emailsubject: string | null;
  emailbody: string | null;
  imapuser: string | null;
  imappassword: string | null;
  imapfolder: string | null;
  imapvmsharedid: string | null;
  attachfmt: string | null;
  serveremail: string | null;
  locale: string | null;
  tempgreetwarn: NumberOrEmpty;
  messagewrap: NumberOrEmpty;
  moveheard: NumberOrEmpty;
  minsecs: NumberOrEmpty;
  maxsecs: NumberOrEmpty;
  nextaftercmd: NumberOrEmpty;
  backupdeleted: NumberOrEmpty;
  volgain: NumberOrEmpty;
  passwordlocation: string | null;
  commented: number;
};

type Voicemailfeatures = {
  id: number;
  voicemailid: NumberOrEmpty;
  skipcheckpass: number;
};

type Staticvoicemail = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Groupfeatures = {
  id: number;
  name: string;
  number: string;
  context: string;
  transfer_user: number;
  transfer_call: number;
  write_caller: number;
  write_calling: number;
  timeout: number;
  preprocess_subroutine: string | null;
  deleted: number;
};

type Queuefeatures = {
  id: number;
  name: string;
  displayname: string;
  number: string;
  context: string | null;
  data_quality: number;
  hitting_callee: number;
  hitting_caller: number;
  retries: number;
  ring: number;
  transfer_user: number;
  transfer_call: number;
  write_caller: number;
  write_calling: number;
  url: string;
  announceoverride: string;
  timeout: number;
  preprocess_subroutine: string | null;
  announce_holdtime: number;
  waittime: NumberOrEmpty;
  waitratio: NumberOrEmpty;
};

type Queue = {
  name: string;
  musicclass: string | null;
  announce: string | null;
  context: string | null;
  timeout: NumberOrEmpty;
  'monitor-type': string | null;
  'monitor-format': string | null;
  'queue-youarenext': string | null;
  'queue-thereare': string | null;
  'queue-callswaiting': string | null;
  'queue-holdtime': string | null;
  'queue-minutes': string | null;
  'queue-seconds': string | null;
  'queue-thankyou': string | null;
  'queue-reporthold': string | null;
  'periodic-announce': string | null;
  'announce-frequency': NumberOrEmpty;
  'periodic-announce-frequency': NumberOrEmpty;
  'announce-round-seconds': NumberOrEmpty;
  'announce-holdtime': string | null;
  retry: NumberOrEmpty;
  wrapuptime: NumberOrEmpty;
  maxlen: NumberOrEmpty;
  servicelevel: NumberOrEmpty;
  strategy: string | null;
  joinempty: string | null;
  leavewhenempty: string | null;
  eventmemberstatus: number;
  eventwhencalled: number;
  ringinuse: number;
  reportholdtime: number;
  memberdelay: NumberOrEmpty;
  weight: NumberOrEmpty;
  timeoutrestart: number;
  commented: number;
  category: string;
  timeoutpriority: string;
  autofill: number;
  autopause: number;
  setinterfacevar: number;
  setqueueentryvar: number;
  setqueuevar: number;
  membermacro: string | null;
  'min-announce-frequency': number;
  'random-periodic-announce': number;
  'announce-position': string;
  'announce-position-limit': number;
  defaultrule: string | null;
};

type Queuemember = {
  queue_name: string;
  interface: string;
  penalty: number;
  'call-limit': number;
  paused: NumberOrEmpty;
  commented: number;
  usertype: string;
  userid: number;
  channel: string;
  category: string;
  skills: string;
  state_interface: string;
  position: number;
};

type Agentfeatures = {
  id: number;
  numgroup: number;
  firstname: string;
  lastname: string;
  number: string;
  passwd: string;
  context: string;
  language: string;
  autologoff: NumberOrEmpty;
  group: string | null;
  commented: number;
  description: string;
};

type Agentgroup = {
  id: number;
  groupid: number;
  name: string;
  groups: string;
  commented: number;
  deleted: number;
  description: string | null;
};

type Agentglobalparams = {
  id: number;
  category: string;
  option_name: string;
  option_value: string | null;
};

type Agentqueueskill = {
  agentid: number;
  skillid: number;
  weight: number;
};

type Userqueueskill = {
  userid: number;
  skillid: number;
  weight: number;
};

type Queueskillcat = {
  id: number;
  name: string;
};

type Queueskill = {
  id: number;
  catid: number;
  name: string;
  description: string | null;
  printscreen: string | null;
};

type Queueskillrule = {
  id: number;
  name: string;
  rule: string | null;
};

type Queuepenalty = {
  id: number;
  name: string;
  commented: number;
  description: string;
};

type Incall = {
  id: number;
  exten: string;
  context: string;
  preprocess_subroutine: string | null;
  commented: number;
  description: string;
};

type Outcall = {
  id: number;
  name: string;
  context: string;
  useenum: number;
  internal: number;
  preprocess_subroutine: string | null;
  hangupringtime: number;
  commented: number;
  description: string;
};

type Outcalltrunk = {
  outcallid: number;
  trunkfeaturesid: number;
  priority: number;
};

type Dialpattern = {
  id: number;
  type: string;
  typeid: number;
  externprefix: string | null;
  prefix: string | null;
  exten: string;
  stripnum: NumberOrEmpty;
  callerid: string | null;
};

type Pickup = {
  id: number;
  name: string;
  commented: number;
  description: string;
};

type Pickupmember = {
  pickupid: number;
  category: string;
  membertype: string;
  memberid: number;
};

type Schedule = {
  id: number;
  name: string;
  timezone: string | null;
  fallback_action: string;
  fallback_actionid: string | null;
  fallback_actionargs: string | null;
  description: string | null;
  commented: number;
  entity_id: NumberOrEmpty;
};

type ScheduleTime = {
  id: number;
  schedule_id: number;
  mode: string;
  hours: string | null;
  weekdays: string | null;
  monthdays: string | null;
  months: string | null;
  action: string | null;
  actionid: string | null;
  actionargs: string | null;
  commented: number;
};

type SchedulePath = {
  schedule_id: number;
  path: string;
  pathid: number;
  order: number;
};

type Dialaction = {
  event: string;
  category: string;
  categoryval: string;
  action: string;
  actionarg1: string | null;
  actionarg2: string | null;
  linked: number;
};

type Callerid = {
  mode: string | null;
  callerdisplay: string;
  type: string;
  typeval: string;
};

type Voicemenu = {
  id: number;
  name: string;
  number: string;
  context: string;
  commented: number;
  description: string;
};

type Meetmefeatures = {
  id: number;
  meetmeid: number;
  name: string;
  confno: string;
  context: string;
  admin_typefrom: string | null;
  admin_internalid: NumberOrEmpty;
  admin_externalid: string | null;
  admin_identification: string;
  admin_mode: string;
  admin_announceusercount: number;
  admin_announcejoinleave: string;
  admin_moderationmode: number;
  admin_initiallymuted: number;
  admin_musiconhold: string | null;
  admin_poundexit: number;
  admin_quiet: number;
  admin_starmenu: number;
  admin_closeconflastmarkedexit: number;
  admin_enableexitcontext: number;
  admin_exitcontext: string | null;
  user_mode: string;
  user_announceusercount: number;
  user_hiddencalls: number;
  user_announcejoinleave: string;
  user_initiallymuted: number;
  user_musiconhold: string | null;
  user_poundexit: number;
  user_quiet: number;
  user_starmenu: number;
  user_enableexitcontext: number;
  user_exitcontext: string | null;
  talkeroptimization: number;
  record: number;
  talkerdetection: number;
  noplaymsgfirstenter: number;
  durationm: NumberOrEmpty;
  closeconfdurationexceeded: number;
  nbuserstartdeductduration: NumberOrEmpty;
  timeannounceclose: NumberOrEmpty;
  maxusers: number;
  startdate: NumberOrEmpty;
  emailfrom: string | null;
  emailfromname: string | null;
  emailsubject: string | null;
  emailbody: string;
  preprocess_subroutine: string | null;
  description: string;
  commented: number;
};

type Meetmeguest = {
  id: number;
  meetmefeaturesid: number;
  fullname: string;
  telephonenumber: string | null;
  email: string | null;
};

type Staticmeetme = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Cel = {
  id: number;
  eventtype: string;
  eventtime: string;
  userdeftype: string;
  cid_name: string;
  cid_num: string;
  cid_ani: string;
  cid_rdnis: string;
  cid_dnid: string;
  exten: string;
  context: string;
  channame: string;
  appname: string;
  appdata: string;
  amaflags: number;
  accountcode: string;
  peeraccount: string;
  uniqueid: string;
  linkedid: string;
  userfield: string;
  peer: string;
  out_of_order: NumberOrEmpty;
};

type MockCelTexts = {
  page: number;
  stamp: string;
  plain: Buffer | null;
  flagged: Buffer | null;
};

type QueueLog = {
  id: number;
  time: string;
  callid: string;
  queuename: string;
  agent: string;
  event: string;
  data1: string;
  data2: string;
  data3: string;
  data4: string;
  data5: string;
};

type Agentlogin = {
  agentid: number;
  userid: number;
  interface: string;
  extension: string;
  since: string;
};

type Queuepause = {
  queue_name: string;
  interface: string;
  paused: number;
  reason: string;
  since: string;
};

type Placedcall = {
  id: number;
  started: string;
  ended: string | null;
  due: string | null;
  state: JsonText;
};

type Callleg = {
  id: number;
  callid: number;
  party: string;
  channel: string;
  started: string;
  answered: string | null;
  ended: string | null;
};

type Callwait = {
  id: number;
  callid: number;
  queue_name: string;
  entered: string;
  left: string | null;
};

type Trunkfeatures = {
  id: number;
  protocol: string;
  protocolid: number;
  registerid: number;
  registercommented: number;
  description: string;
};

type Staticsip = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Staticiax = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Sipauthentication = {
  id: number;
  usersip_id: NumberOrEmpty;
  user: string;
  secretmode: string;
  secret: string;
  realm: string;
};

type Iaxcallnumberlimits = {
  id: number;
  destination: string;
  netmask: string;
  calllimits: number;
};

type Features = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Parkinglot = {
  id: number;
  name: string;
  context: string;
  extension: string;
  positions: number;
  next: number;
  duration: NumberOrEmpty;
  calltransfers: string | null;
  callreparking: string | null;
  callhangup: string | null;
  callrecording: string | null;
  musicclass: string | null;
  hints: number;
  commented: number;
  description: string;
};

type Phonebook = {
  id: number;
  title: string;
  firstname: string;
  lastname: string;
  displayname: string;
  society: string;
  email: string;
  url: string;
  image: BufferOrText | null;
  description: string;
};

type Phonebookaddress = {
  id: number;
  phonebookid: number;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zipcode: string;
  country: string;
  type: string;
};

type Phonebooknumber = {
  id: number;
  phonebookid: number;
  number: string;
  type: string;
};

type Accessfeatures = {
  id: number;
  host: string;
  feature: string;
  commented: number;
};

type Server = {
  id: number;
  name: string;
  host: string;
  ws_login: string;
  ws_pass: string;
  ws_port: number;
  ws_ssl: number;
  cti_port: number;
  cti_login: string;
  cti_pass: string;
  cti_ssl: number;
  dcreate: number;
  disable: number;
  description: string;
};

type Ldapfilter = {
  id: number;
  ldapserverid: number;
  name: string;
  user: string | null;
  passwd: string | null;
  basedn: string;
  filter: string;
  attrdisplayname: string;
  attrphonenumber: string;
  additionaltype: string;
  additionaltext: string;
  commented: number;
  description: string;
};

type Ldapserver = {
  id: number;
  name: string;
  host: string;
  port: number;
  securitylayer: string | null;
  protocolversion: string;
  disable: number;
  dcreate: number;
  description: string;
};

type General = {
  id: number;
  timezone: string | null;
  exchange_trunkid: NumberOrEmpty;
  exchange_exten: string | null;
  dundi: number;
};

type Staticqueue = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Musiconhold = {
  id: number;
  cat_metric: number;
  var_metric: number;
  commented: number;
  filename: string;
  category: string;
  var_name: string;
  var_val: string | null;
};

type Sccpgeneralsettings = {
  id: number;
  option_name: string;
  option_value: string;
};

type StatsConf = {
  id: number;
  name: string;
  hour_start: string;
  hour_end: string;
  homepage: NumberOrEmpty;
  timezone: string;
  default_delta: string;
  monday: number;
  tuesday: number;
  wednesday: number;
  thursday: number;
  friday: number;
  saturday: number;
  sunday: number;
  period1: string;
  period2: string;
  period3: string;
  period4: string;
  period5: string;
  dbegcache: number;
  dendcache: number;
  dgenercache: number;
  dcreate: number;
  dupdate: number;
  disable: number;
  description: string;
};

type StatsConfQueue = {
  stats_conf_id: number;
  queuefeatures_id: number;
  qos: number;
};

type StatsConfAgent = {
  stats_conf_id: number;
  agentfeatures_id: number;
};

type StatsConfXivouser = {
  stats_conf_id: number;
  user_id: number;
};

type CtiProfile = {
  id: number;
  name: string;
  presence_id: NumberOrEmpty;
  phonehints_id: NumberOrEmpty;
};

type CtiPreference = {
  id: number;
  option: string;
};

type CtiProfileService = {
  profile_id: number;
  service_id: number;
};

type CtiProfileXlet = {
  xlet_id: number;
  profile_id: number;
  layout_id: number;
  closable: number;
  movable: number;
  floating: number;
  scrollable: number;
  order: NumberOrEmpty;
};

type CtiService = {
  id: number;
  key: string;
};

type CtiXlet = {
  id: number;
  plugin_name: string;
};

type CtiXletLayout = {
  id: number;
  name: string;
};

type Cticontexts = {
  id: number;
  name: string | null;
  directories: string;
  display: string;
  description: string;
  deletable: NumberOrEmpty;
};

type Ctidirectories = {
  id: number;
  name: string | null;
  uri: string | null;
  delimiter: string | null;
  match_direct: string;
  match_reverse: string;
  description: string | null;
  deletable: NumberOrEmpty;
};

type Ctidirectoryfields = {
  dir_id: number;
  fieldname: string;
  value: string | null;
};

type Ctidisplays = {
  id: number;
  name: string | null;
  data: string;
  deletable: NumberOrEmpty;
  description: string;
};

type Ctimain = {
  id: number;
  commandset: string | null;
  ami_ip: string | null;
  ami_port: NumberOrEmpty;
  ami_login: string | null;
  ami_password: string | null;
  cti_ip: string | null;
  cti_port: NumberOrEmpty;
  cti_active: number;
  ctis_ip: string | null;
  ctis_port: NumberOrEmpty;
  ctis_active: number;
  webi_ip: string | null;
  webi_port: NumberOrEmpty;
  webi_active: number;
  info_ip: string | null;
  info_port: NumberOrEmpty;
  info_active: number;
  announce_ip: string | null;
  announce_port: NumberOrEmpty;
  announce_active: number;
  tlscertfile: string | null;
  tlsprivkeyfile: string | null;
  socket_timeout: NumberOrEmpty;
  login_timeout: NumberOrEmpty;
  context_separation: NumberOrEmpty;
  live_reload_conf: number;
};

type Ctiphonehints = {
  id: number;
  idgroup: NumberOrEmpty;
  number: string | null;
  name: string | null;
  color: string | null;
};

type Ctiphonehintsgroup = {
  id: number;
  name: string | null;
  description: string | null;
  deletable: NumberOrEmpty;
};

type Ctipresences = {
  id: number;
  name: string | null;
  description: string | null;
  deletable: NumberOrEmpty;
};

type Ctireversedirectories = {
  id: number;
  directories: string;
};

type Ctisheetactions = {
  id: number;
  name: string | null;
  description: string;
  context: string | null;
  whom: string | null;
  capaids: string;
  sheet_info: string | null;
  systray_info: string | null;
  sheet_qtui: string | null;
  action_info: string | null;
  focus: NumberOrEmpty;
  deletable: NumberOrEmpty;
  disable: NumberOrEmpty;
};

type Ctisheetevents = {
  id: number;
  incomingdid: string | null;
  hangup: string | null;
  dial: string | null;
  link: string | null;
  unlink: string | null;
  custom: string;
};

type Ctistatus = {
  id: number;
  presence_id: NumberOrEmpty;
  name: string | null;
  display_name: string | null;
  actions: string | null;
  color: string | null;
  access_status: string | null;
  deletable: NumberOrEmpty;
};

type Directories = {
  id: number;
  uri: string | null;
  dirtype: string | null;
  name: string | null;
  tablename: string;
  description: string;
};

type Mail = {
  id: number;
  mydomain: string;
  origin: string;
  relayhost: string | null;
  fallback_relayhost: string | null;
  canonical: string;
};

type Dhcp = {
  id: number;
  active: number;
  pool_start: string;
  pool_end: string;
  extra_ifaces: string;
};

type Monitoring = {
  id: number;
  maintenance: number;
  alert_emails: string | null;
  dahdi_monitor_ports: string | null;
  max_call_duration: NumberOrEmpty;
};

type Resolvconf = {
  id: number;
  hostname: string;
  domain: string;
  nameserver1: string | null;
  nameserver2: string | null;
  nameserver3: string | null;
  search: string | null;
  description: string;
};

type Iproute = {
  id: number;
  name: string;
  iface: string;
  destination: string;
  netmask: string;
  gateway: string;
  disable: number;
  dcreate: number;
  description: string;
};

type Netiface = {
  id: number;
  ifname: string;
  hwtypeid: number;
  networktype: string;
  type: string;
  family: string;
  method: string | null;
  address: string | null;
  netmask: string | null;
  broadcast: string | null;
  gateway: string | null;
  mtu: NumberOrEmpty;
  vlanrawdevice: string | null;
  vlanid: NumberOrEmpty;
  options: string;
  disable: number;
  dcreate: number;
  description: string;
};

type Provisioning = {
  id: number;
  net4_ip: string;
  net4_ip_rest: string;
  username: string;
  password: string;
  dhcp_integration: number;
  rest_port: number;
  http_port: number;
  private: number;
  secure: number;
};

/** The row type of each table. */
export type Rows = {
  accesswebservice: Accesswebservice;
  user: User;
  entity: Entity;
  context: Context;
  contextinclude: Contextinclude;
  contextnumbers: Contextnumbers;
  contextnummember: Contextnummember;
  contextmember: Contextmember;
  contexttype: Contexttype;
  extensions: Extensions;
  extenumbers: Extenumbers;
  linefeatures: Linefeatures;
  usersip: Usersip;
  useriax: Useriax;
  sccpline: Sccpline;
  usercustom: Usercustom;
  sccpdevice: Sccpdevice;
  devicefeatures: Devicefeatures;
  userfeatures: Userfeatures;
  userwritten: Userwritten;
  phonefunckey: Phonefunckey;
  rightcall: Rightcall;
  rightcallexten: Rightcallexten;
  rightcallmember: Rightcallmember;
  callfilter: Callfilter;
  callfiltermember: Callfiltermember;
  attachment: Attachment;
  voicemail: Voicemail;
  voicemailfeatures: Voicemailfeatures;
  staticvoicemail: Staticvoicemail;
  groupfeatures: Groupfeatures;
  queuefeatures: Queuefeatures;
  queue: Queue;
  queuemember: Queuemember;
  agentfeatures: Agentfeatures;
  agentgroup: Agentgroup;
  agentglobalparams: Agentglobalparams;
  agentqueueskill: Agentqueueskill;
  userqueueskill: Userqueueskill;
  queueskillcat: Queueskillcat;
  queueskill: Queueskill;
  queueskillrule: Queueskillrule;
  queuepenalty: Queuepenalty;
  incall: Incall;
  outcall: Outcall;
  outcalltrunk: Outcalltrunk;
  dialpattern: Dialpattern;
  pickup: Pickup;
  pickupmember: Pickupmember;
  schedule: Schedule;
  schedule_time: ScheduleTime;
  schedule_path: SchedulePath;
  dialaction: Dialaction;
  callerid: Callerid;
  voicemenu: Voicemenu;
  meetmefeatures: Meetmefeatures;
  meetmeguest: Meetmeguest;
  staticmeetme: Staticmeetme;
  cel: Cel;
  mock_cel_texts: MockCelTexts;
  queue_log: QueueLog;
  agentlogin: Agentlogin;
  queuepause: Queuepause;
  placedcall: Placedcall;
  callleg: Callleg;
  callwait: Callwait;
  trunkfeatures: Trunkfeatures;
  staticsip: Staticsip;
  staticiax: Staticiax;
  sipauthentication: Sipauthentication;
  iaxcallnumberlimits: Iaxcallnumberlimits;
  features: Features;
  parkinglot: Parkinglot;
  phonebook: Phonebook;
  phonebookaddress: Phonebookaddress;
  phonebooknumber: Phonebooknumber;
  accessfeatures: Accessfeatures;
  server: Server;
  ldapfilter: Ldapfilter;
  ldapserver: Ldapserver;
  general: General;
  staticqueue: Staticqueue;
  musiconhold: Musiconhold;
  sccpgeneralsettings: Sccpgeneralsettings;
  stats_conf: StatsConf;
  stats_conf_queue: StatsConfQueue;
  stats_conf_agent: StatsConfAgent;
  stats_conf_xivouser: StatsConfXivouser;
  cti_profile: CtiProfile;
  cti_preference: CtiPreference;
  cti_profile_service: CtiProfileService;
  cti_profile_xlet: CtiProfileXlet;
  cti_service: CtiService;
  cti_xlet: CtiXlet;
  cti_xlet_layout: CtiXletLayout;
  cticontexts: Cticontexts;
  ctidirectories: Ctidirectories;
  ctidirectoryfields: Ctidirectoryfields;
  ctidisplays: Ctidisplays;
  ctimain: Ctimain;
  ctiphonehints: Ctiphonehints;
  ctiphonehintsgroup: Ctiphonehintsgroup;
  ctipresences: Ctipresences;
  ctireversedirectories: Ctireversedirectories;
  ctisheetactions: Ctisheetactions;
  ctisheetevents: Ctisheetevents;
  ctistatus: Ctistatus;
  directories: Directories;
  mail: Mail;
  dhcp: Dhcp;
  monitoring: Monitoring;
  resolvconf: Resolvconf;
  iproute: Iproute;
  netiface: Netiface;
  provisioning: Provisioning;
};
