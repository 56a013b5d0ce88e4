import type { RefusalCode } from '../../ground/refusals.ts'

/**
 * One sentence per refusal: what is wrong and what to do. `{name}` is filled from the problem's params; a part
 * in [square brackets] is left out when its param is not given.
 */
export const refusals: Record<RefusalCode, string> = {
  // any request
  not_found: '没有找到您要的内容，可能地址有误，或者内容已经移动。',
  method_not_allowed: '这个地址不支持这种操作。',
  malformed: '提交的内容无法识别，请返回上一页重新填写。',
  cross_site: '这次提交不是从本网站的页面发出的。为保护您的安全，没有受理，请回到本网站页面重新提交。',
  too_large: '文件或内容太大[（最多{limit}）]，请压缩或删减后再提交。',
  missing: '请填写这一项。',
  too_long: '内容太长[（最多{limit}字）]，请删减后再提交。',
  unreadable_characters: '内容中有无法显示的特殊字符，请删除后再提交。',
  invalid_choice: '请从给出的选项中选择一项。',
  invalid_date: '请填写真实存在的日期，例如 2026-03-12。',
  invalid_email: '电子邮箱的格式不对，应当像 name@example.cn。',
  invalid_phone: '电话号码的格式不对，请填写手机号码，或者带区号的固定电话。',
  invalid_time: '请填写真实的时刻，例如 17:30。',
  invalid_postcode: '邮政编码应当是6位数字。',
  confirmation_missing: '请先勾选确认。',
  busy: '现在提交的人较多，请过一会儿再试。您填写的内容没有丢失。',
  internal: '系统出错，没有办成。请稍后再试；如果仍然不行，请把页面上的编号告诉我们。',
  // people
  sign_in_needed: '请先登录。',
  sign_in_failed: '邮箱或密码不对，请重新输入。',
  too_many_attempts: '尝试次数太多，请稍后[（约{minutes}分钟后）]再试。',
  forbidden: '您的岗位没有办理这件事的权限。',
  last_admin: '这是最后一位系统管理员，不能停用或者撤销。请先指定另一位管理员。',
  email_taken: '这个邮箱已经有账号，请换一个邮箱。',
  password_too_short: '密码太短[（至少{min}个字符）]，请换一个更长的密码。',
  password_wrong: '当前密码不对，请重新输入。',
  password_too_easy: '这个密码太容易猜到，请不要用邮箱、姓名、连续数字或者重复的字符。',
  password_differs: '两次输入的新密码不一样，请重新输入。',
  password_change_needed: '您用的是临时密码，请先修改密码。',
  unit_exists: '已经有同名的单位，请换一个名称。',
  already_installed: '系统里已经有工作人员，不能再用这种办法设立第一位管理员。请由现有管理员添加。',
  // reviews
  review_missing: '还没有通过审查，不能发布。请先由另一位工作人员对将要公开的全部文本作出“公开”的审查意见。',
  review_by_self: '不能审查自己起草的内容，请由另一位工作人员审查。',
  review_exists: '这些文本已经有审查意见。文本有改动后，需要重新审查。',
  checks_missing: '审查意见为“公开”的，请逐项确认七项审查内容都不涉及。',
  // publishing
  notice_incomplete: '公告内容不齐全，请补充后再发布。',
  draft_missing: '还没有草案文本，请先录入或者上传草案。',
  starts_in_the_past: '开始时间不能早于现在。',
  ends_before_start: '结束日期不能早于开始日期。',
  period_too_short:
    '征求意见的期限太短[：现为{days}天][，至少需要{min}天][，最早可在{earliest}截止]。请推迟截止日期。',
  shorten_reason_missing:
    '征求意见的期限短于一般应有的期限[（{usual}天）][（{workdays}个工作日）]，请写明缩短期限的理由。理由会随公告一并公布。',
  already_published: '已经发布，不能再改动。如有笔误，请另行发布更正说明。',
  not_published: '还没有发布。',
  wrong_state: '这一步现在还不能办理，或者已经办过了。请看“程序”页上目前所处的阶段和下一步。',
  step_missing: '还缺：{what}。',
  changed_meanwhile: '在您办理期间，内容已经被别人改动，这次没有保存。请刷新页面，核对后再办理。',
  // procedure
  matter_excluded: '这类决策不适用重大行政决策程序，不能列入目录。请到“终止程序”页面登记不适用的情形。',
  planned_in_the_past: '计划的日期不能早于今天。',
  year_not_open: '只能列入今年或者明年的目录。',
  answers_disagree:
    '两处回答互相矛盾：涉及群众切身利益的事项，必然与人民群众利益密切相关。请核对后改正其中一处。',
  plan_needs_public_way:
    '这类事项涉及群众切身利益或者需要社会广泛知晓，只有座谈会、民意调查等方式不够，还应当选择听证会或者向社会公开征求意见。',
  plan_needs_hearing: '应当举行听证会，方案里却没有听证会。请在参与方式中选择听证会。',
  plan_keeps_comment: '已经公开征求意见，方案里不能去掉这种方式。',
  plan_needs_comment:
    '座谈会、民意调查等方式可以一并选择，但还不能单独使用。请同时选择“向社会公开征求意见”或者“听证会”。',
  plan_keeps_hearing: '听证会已经公告，方案里不能去掉听证会。确实不再举行的，请先发布取消公告。',
  plan_missing: '重大行政决策要先列入年度决策事项目录、确定公众参与方案，才能发布征求意见公告。',
  plan_lacks_comment: '公众参与方案里没有“向社会公开征求意见”，不能发布公告。请先重新确定方案。',
  hearing_no_choice:
    '法律、法规、规章规定应当听证的，或者既有重大分歧、社会关注度又较高的，应当举行听证会，没有选择余地。',
  need_withdrawn:
    '上一版方案里要求的听证或者论证、评估、审查等步骤，这一版改为不需要。请写明理由，理由会留在方案的各版记录里。',
  hearing_unanswered: '还没有对应否听证作出书面认定，请先作出认定。',
  hearing_announced_late:
    '听证公告太晚[：距听证会只有{gap}日][，至少需要{days}日][，最迟{latest}公告]。请提前公告，或者推迟听证会。',
  hearing_materials_late:
    '听证材料送达太晚[：距听证会只有{gap}日][，至少需要{days}日][，最迟{latest}送达]。请提前送达，或者推迟听证会。',
  symposium_papers_late:
    '座谈材料送达太晚[：距座谈会只有{gap}个工作日][，至少需要{days}个工作日][，最迟{latest}送达]。请提前送达，或者推迟座谈会。',
  public_note_missing: '已经公开征求过意见，终止程序要向社会说明理由。',
  // opinions
  not_yet_open: '征求意见还没有开始[，{opens}开始]，暂时不能提交。',
  closed: '征求意见已经截止[，截止时间是{ended}]，不能再提交。',
  still_open: '征求意见还没有截止[，{ends}截止]，暂时不能办理这一步。',
  clause_unknown: '这一条款不属于本次征求意见的草案，请重新选择条款。',
  draft_changed: '草案文本已经更新，您针对的是旧文本。请核对新的条款后再提交。',
  nothing_said: '您还没有写意见，请至少写一条。',
  too_many_items: '一次提交的意见太多[，最多{limit}条]，请分几次提交。',
  idempotency_key_missing: '请求缺少 Idempotency-Key，长度应为16至128个字符。',
  idempotency_key_reused: '这个 Idempotency-Key 已经用于另一份内容，请换一个新的。',
  form_lodged_before:
    '这张表单已经提交过一次，您后来改动的内容还没有提交。如果要作为另一份意见提交，请再提交一次；不需要的话，不用再做什么。',
  already_lodged: '这份意见已经收到，不会重复登记。',
  already_erased: '姓名和联系方式已经删除，不用再次删除。',
  receipt_unknown: '没有找到这个回执编号，请核对后再试。编号形如 2026-003-00012。',
  lookup_code_wrong: '回执编号或查询码不对，请核对后重新输入。',
  received_in_future: '收到日期不能晚于今天。',
  // adoption
  items_pending: '还有[{count}条]意见没有答复，不能公布采纳情况。请逐条答复后再公布。',
  item_unanswered: '意见 {item_no} 还没有答复。',
  reason_missing: '请写明理由。',
  wording_not_allowed: '只有采纳或者部分采纳时，才能填写修改后的表述。',
  wording_needs_one_clause:
    '所选意见针对的条款不同，不能填写同一份修改后的表述。请只选择针对同一条款的意见。',
  nothing_selected: '请先选择至少一条意见。',
  hearing_record_open: '听证笔录还没有定稿。请先由到会的听证代表逐人确认，再办结笔录。',
  conclusion_missing: '听证报告应当提出明确的结论性建议意见，请选择结论并写明内容。',
  report_from_hearing: '听证报告由听证会页面根据笔录生成，不在这里上传。',
  report_outdated: '报告生成以后又有新的改动，请重新生成并核对后再公布。',
  supplement_missing: '意见采纳情况公布以后又收到了意见。请答复后补充公布一份采纳情况，再公布决策。',
  report_incomplete: '报告内容不齐全，请补充后再公布。',
  report_published: '意见采纳情况已经公布，不能再改动。',
  // calendar
  needs_calendar:
    '[{year}年的]放假安排还没有录入，无法计算工作日。请联系系统管理员，按国务院办公厅的通知录入。',
  date_with_time: '这里只填日期，例如 2026-03-12，不带时刻和时区；日期一律按北京时间。',
  date_out_of_range: '日期超出可以计算的范围[（{first}年至{last}年）]。',
  days_out_of_range: '请填写[{min}至{max}之间的]整数。',
  repeated: '这一项只能填写一次。',
  calendar_day_wrong: '日期应当真实存在、属于这一年，放假的最后一天不能早于第一天。',
  calendar_day_twice: '[{date}]在表里出现了不止一次，或者既放假又上班，请核对。',
  make_up_on_weekday: '[{date}]不是星期六或者星期日，不会是调休上班的日子，请核对。',
  calendar_sum_implausible:
    '全年工作日[算出来是{days}天，]不在合理范围[（{min}至{max}天）]，请对照通知核对放假和上班的日期。',
  calendar_sum_differs: '全年工作日的天数与这些日期算出来的[{days}天]不一致，请核对后再保存。',
  calendar_day_other_year:
    '这一天属于{year}年。这里只填本年的日子：跨年的假期，请从1月1日填起（或者填到12月31日为止），其余的到{year}年的安排里更正。',
  calendar_sum_unexpected:
    '全年算出{days}个工作日，按法定节假日推算为{expected}个。请对照通知核对；确实如此的，请勾选确认并写明原因。',
  festival_missing: '没有{name}的放假安排。请对照通知核对；确实如此的，请勾选确认并写明原因。',
  festival_misplaced:
    '{name}的放假日期不在这个节日应有的时候。请对照通知核对；确实如此的，请勾选确认并写明原因。',
  too_many_rows: '行数太多[，最多{limit}行]，请核对。',
  // profiles
  period_workdays_too_short:
    '征求意见的期限按工作日计算太短[：现为{days}个工作日][，至少需要{min}个工作日]。请推迟截止日期。',
  period_ends_on_rest_day:
    '征求意见的最后一天遇休息日，按本地规定应当延至下一个工作日[{date}]。请推迟截止日期。',
  profile_unknown: '没有这个代码的规则。请从“程序规则”页列出的规则中选择。',
  profile_exists: '这个代码已经有规则在用，请换一个代码。',
  profile_value_wrong: '请填写合理的数值[（{min}至{max}）]；比例写成“2/3”的样子。',
  profile_below_higher_law:
    '这个数值低于上位规定[（{source}，{floor}）]。地方规定可以更严，不能更宽；这样的数值不会生效，请改正。',
  profile_source_missing: '请写明这个数值出自哪个文件、第几条。',
  profile_code_wrong: '代码用小写英文字母、数字、下划线和短横线，以字母开头，2至40个字符。',
  // the case
  verdict_differs: '三项审查内容有“否”的，结论不能是“合法”。请核对。',
  date_in_future: '这个日期还没有到。请填写实际发生的日期。',
  document_unknown: '所选文件不属于这个决策事项。请刷新页面后重新选择。',
  document_missing: '这项记录必须附文件。请上传，或者从已有文件中选择。',
  legality_after_discussion: '合法性审查应当在集体讨论之前完成。请核对会议日期。',
  not_lawful:
    '现在这一版决策草案没有通过合法性审查，不得提交讨论。审查以后修改了草案的，要对新的一版重新审查。',
  not_a_reform:
    '只有国家尚无明确规定的探索性改革决策事项，才可以这样处理；公众参与方案里的事项类别不是“重要改革方案”。',
  date_before: '程序在{date}才到这一步，这个日期不能更早。请核对。',
  review_time_short: '合法性审查时间一般不少于{days}个工作日，这次只有{gap}个。请写明理由。',
  risk_not_controllable: '风险评估的结论不是“可控”，不能作出决定。请先调整草案、确保风险可控，再重新评估。',
  material_change:
    '这是没有征求过公众意见的实质性修改，不能继续办理。平台目前还不能就同一事项再开一轮征求意见：请改回征求过意见的内容（会上提出修改的，先登记暂缓作出决定），或者由政府办公室撤回本事项，就修改后的草案重新启动决策程序。',
  material_unanswered: '草案在征求意见以后有改动。请说明是不是实质性修改。',
  result_not_before_promulgation: '意见采纳情况必须在决策公布之前公布，不能同时公布。请先公布意见采纳情况。',
  carrier_too_early: '意见采纳情况在这里公布的时间，不能早于报告形成的时间。',
  carrier_too_late: '公布时间最多填到[{days}日]以后。请核对年份和日期。',
  channel_missing: '意见采纳情况还没有在“{name}”上公布。原公开征求意见的媒体都要公布。',
  interpretation_late: '按照本决策适用的规定，解读材料应当与决策同步发布。请先备好解读材料。',
  head_may_only_suspend: '情况紧急时行政首长可以先决定中止执行；恢复、调整和终止应当经会议决定。',
  // drafts: reading an uploaded file
  file_empty: '文件里没有文字，请检查后重新上传。',
  file_too_large: '文件太大[（最多{max_mb}兆）]，请删去图片等内容后再上传。',
  file_too_large_inside: '文件解压后内容过大，没有读取。请把正文另存为新的 Word 文档后再上传。',
  file_text_too_long: '文字太长[（最多{max_kb}千字节）]，请核对是否选错了文件。',
  file_is_old_word: '这是旧版 Word 文档（.doc），无法读取。请用 Word 或 WPS 打开，另存为 .docx 后再上传。',
  file_is_pdf: '这是 PDF 文件，条款无法准确读取。请上传 Word 文档（.docx）或者文本文件（.txt）。',
  file_is_image: '这是图片，无法读取文字。请上传 Word 文档（.docx）或者文本文件（.txt）。',
  file_not_word: '这不是 Word 文档（.docx），无法读取。请上传 .docx 或者 .txt 文件。',
  file_not_text: '这个文件不是文本文件，无法读取。请上传 .docx 或者 .txt 文件。',
  file_encrypted: '文档设有打开密码，无法读取。请取消密码后再上传。',
  file_broken: '文件已经损坏或者不完整，无法读取。请用 Word 或 WPS 打开检查，重新保存后再上传。',
  file_unsafe: '文件里含有不安全的定义，没有读取。请用 Word 或 WPS 打开，另存为新的 .docx 后再上传。',
  file_type_not_allowed:
    '不能上传这种文件。请上传 pdf、docx、xlsx、doc、xls、jpg、png、txt 文件，或者 mp3、m4a、mp4 录音录像。',
  file_type_mismatch: '文件内容与文件名后缀不符。请用原来的软件打开检查，重新保存后再上传。',
  text_or_file: '请粘贴文本或者上传文件，只选一种；另一种请清空。',
  // hearings: the draw
  draw_value_unclear:
    '这段内容不能确定地读成公布的随机结果，没有采用。请照官方公布的写法填写：先写期号，每个号码两位数，前区与后区之间用加号（+）隔开；随机信标先写轮次，再写64位结果。',
  draw_value_impossible:
    '号码超出范围、重复，或者期号不存在，不会是真实的开奖结果。请对照官方公布的结果核对。',
  draw_value_not_announced:
    '这不是听证会公告中约定的结果[（公告约定：{announced}）]，不能用来抽签。请填写公告约定的那一期。',
  draw_too_early: '报名还没有截止，名单不能封存。请在报名截止后再封存。',
  draw_value_out:
    '公告约定的公开结果可能已经产生，这时才封存名单，就无法证明名单没有照着结果改过。请先发布新的听证会公告，约定一个尚未产生的结果，或者改为现场抽签。',
  draw_value_not_due: '公告约定的公开结果还没有产生。请在结果公布后再填写。',
  draw_not_frozen: '报名名单还没有封存，不能抽签。请先封存名单。',
  already_frozen: '报名名单已经封存，不再改变。',
  already_drawn: '这次听证会已经抽过签。抽签只进行一次，结果不再改变。',
  draw_missing: '有名额要通过抽签产生，但抽签还没有进行。请先完成抽签。',
  draw_not_on_the_spot:
    '名单封存时约定的是公开结果，不能再改为现场抽签。请等约定的结果产生后填写；到时间三日以后仍没有产生的，才可以现场抽签并公布原因。',
  draw_order_wrong:
    '抽出的顺序填写不对[：{number}]。请只填写已封存名单中的抽签号，每个号一次，抽出的号数不少于名额数。',
  not_an_applicant: '这个人没有以代表身份报名这次听证会，或者已经退出，不能成为代表。',
  not_next_in_order: '在她之前还有候补的人。请按抽签顺序递补。',
  seats_taken: '这一类的代表名额已经满了。',
  reserves_waiting:
    '空缺的名额还有候补，应当由候补按抽签顺序递补。候补用完、名额仍有空缺时，才能按公告补足。',
  already_representative: '这个人已经是代表，或者曾经放弃过代表资格，不能再次确定为代表。',
  not_a_representative: '这个人现在不是代表。',
  hearing_begun: '听证会已经开始，或者已经取消，不能再变更代表。',
  list_not_published: '听证会代表名单应当在听证会前公布，最迟在听证会前一天。',
  list_just_before:
    '听证会代表名单应当在听证会[{advised}日]前公布[，现在只剩{days}日]。请先公告延期，再公布名单。',
  list_outdated: '保存名单以后，代表有了变动。请重新保存名单，再送审和公布。',
  too_few_representatives:
    '代表只有{n}人，按规定不少于{min}人（旁听、主持和工作人员不计）。请补足，或者写明理由。',
  category_missing: '代表中没有这一类人员。请补足，或者写明理由。',
  share_too_small: '利害关系人和普通公众代表只有{n}人，在{of}名代表中不到{share}。请补足，或者写明理由。',
  official_as_representative: '代表中有{n}名现职公务员，按适用的规定不能担任代表。',
  // hearings: the announcement
  hearing_open_already: '这个决策事项已经有一次听证会在筹备或者进行。取消以后，才能另办一次。',
  plan_lacks_hearing: '公众参与方案里没有“听证会”，不能发布听证会公告。请先重新确定方案。',
  hearing_in_the_past: '听证会的举行时间已经过了。请填写今后的时间。',
  closed_ground_missing: '听证会应当公开举行。不公开举行的，请写明法律依据。',
  registration_passed: '报名截止时间已经过了。请填写今后的时间。',
  registration_after_hearing: '报名应当在听证会举行以前截止。',
  registration_closes_too_late:
    '报名或者抽签太晚，来不及送达听证材料[：材料至少要在听证会{days}日前送达][，代表最迟{latest}产生]。请提前截止报名或者抽签，或者推迟听证会。',
  draw_value_too_early:
    '约定的公开结果应当在报名截止以后才产生，否则名单封存前就可能有人知道结果。请约定更晚的一期。',
  change_reason_missing: '公告改变了以前公告过的内容。请写明原因，原因会随公告公布。',
  terms_frozen: '报名名单已经封存，名额、报名截止时间和抽签方法不能再改。',
  hearing_cancelled: '听证会已经取消，不能再办理这一步。',
  hearing_held: '听证会已经开始记录，不能再延期、取消或者变更公告。',
  draw_value_not_drawn_then:
    '这一天不开奖。双色球每周二、四、日开奖，大乐透每周一、三、六开奖。请核对开奖日期。',
  draw_issue_of_another_day:
    '这一期不是所填日期开奖的那一期[：按开奖日推算，应当在当年第{from}期至第{to}期之间]。请核对期号和开奖日期，不能约定已经开奖的一期。',
  session_before_hearing: '其他场次、分会场不能早于听证会的举行时间。',
  terms_closed: '报名已经截止，报名条件、报名时间、名额、补足办法和抽签方法不能再改。',
  seats_given_already: '这一类代表已经产生[{given}名]，名额不能少于已经产生的人数。',
  category_signed_up: '这一类已经有人按公告报名等待抽签，不能取消这一类，也不能改用其他方式产生。',
  observer_seats_given: '旁听席位已经给出[{given}个]，不能再减到这个数以下。',
  paper_number_taken: '这个公告编号已经被另一份公告用了。请重新保存，编号会顺延，然后再送审。',
  announcement_incomplete:
    '听证会公告还不完整：时间地点、内容理由依据和背景资料、报名时间方式、代表名额及产生方式，四项公告齐全以后才开始计算天数。',
  // hearings: sign-up
  sign_up_not_open: '报名还没有开始[，{opens}开始]，暂时不能报名。',
  sign_up_closed: '报名已经截止[，截止时间是{ended}]，不能再报名。',
  hearing_off: '这次听证会已经取消。',
  hearing_started: '听证会已经开始，不能再办理这一步。',
  category_not_open: '这一类代表不通过自愿报名产生，请看公告中的产生方式，或者选择其他类别。',
  observers_not_admitted: '这次听证会没有设旁听席。',
  contact_missing: '手机号码和电子邮箱请至少填写一项，用来通知您结果。',
  already_registered: '这个电话或者邮箱已经用于这次听证会的报名，每人只报名一次。',
  registration_code_wrong: '抽签号或者私人码不对，请核对后重新输入。',
  registration_withdrawn: '这次报名已经撤回，不能再改动。',
  lists_frozen: '报名名单已经封存，不能再报名为代表，也不能再修改姓名、单位和类别；联系方式仍可以修改。',
  correction_closed: '报名已经截止，姓名、单位和类别不能再改；联系方式和报名理由仍可以修改。',
  code_reissued:
    '您的私人码由工作人员重新发放过。为保证是本人意思，签收材料、确认或者拒绝确认笔录请在纸上签字，交工作人员登记。',
  received_outside_window: '收到的时间不在报名时间以内，不能登记为报名。',
  registration_session_over: '为保护您的信息，页面已经自动退出。请重新输入抽签号和私人码。',
  // hearings: the day
  materials_missing: '还没有确定听证会材料。请先选定要送达的材料。',
  material_served: '已经送达过的材料不能从清单中去掉。',
  materials_too_late:
    '听证会材料应当在召开听证会[{days}日]前送达[，这一天距听证会只有{gap}日]。请推迟听证会，重新公告。',
  materials_not_served: '[有{n}位代表]没有按规定收到听证会材料，不能开始听证。请补齐送达，或者推迟听证会。',
  served_online_today: '网上送达从今天起算，请填写今天的日期。',
  served_too_early: '送达日期不能早于这个人成为代表的日期，也不能早于选定材料的日期[，最早是{date}]。',
  already_acknowledged: '这份材料已经签收过了。',
  hearing_has_no_date: '听证会还没有公告日期。',
  not_the_day_yet: '还没有到听证会召开的日子[（{date}）]，不能开始记录。',
  no_representatives: '还没有听证代表。',
  record_not_open: '笔录还没有开始。请先填写听证会的基本情况，开始记录。',
  record_closed: '笔录已经定稿，不能再改动。',
  record_unfinished: '请填写听证会结束的时间。',
  record_unconfirmed: '[还有{n}位]到会代表没有确认自己的发言记录，也没有注明拒绝确认的理由，笔录不能定稿。',
  attendance_missing: '[还有{n}位]代表没有登记到会情况。',
  too_few_present:
    '到会代表太少[：名单{listed}人，到会{present}人]。请写明理由；规定不得少于这一比例的，应当另行召开。',
  present_who_spoke:
    '这位代表有发言记录（包括已作废的），或者确认、拒绝确认过笔录、提出过更正，不能登记为缺席。记错人的，请作废那条发言，并登记本人拒绝确认和理由。',
  nobody_present:
    '没有听证代表到会，听证会没有开成，笔录不能定稿。请取消这次听证会并公告原因；需要的，另行召开。',
  ended_before_announced: '结束时间早于公告的听证会开始时间，笔录不能定稿。请核对开始和结束的时间。',
  hearing_not_over: '笔录写明听证会结束时间以后，才能确认或者拒绝确认。',
  head_confirmed: '已经有代表确认或者拒绝确认笔录，这一项不能再改。需要说明的，请写在“其他情况”里。',
  head_of_another_day: '笔录的日期应当是公告的听证会日期[（{date}）]。',
  record_too_early: '听证会[{at}]开始，最早提前两小时开始记录。',
  not_present: '这位代表没有登记到会。请先登记到会情况；会后书面意见请选择“书面意见”。',
  speech_reason_missing: '笔录应当同时记录观点和理由。发言人没有说明理由的，请勾选“没有说明理由”。',
  time_in_future: '这个时间还没有到，请核对。',
  form_used_otherwise:
    '这张表刚才已经记下了另外的内容[（第{no}条）]。您填写的文字都在下面：是另一条发言的，请再按一次保存；是更正的，请到那一条去更正。',
  question_answered: '这个提问已经有答复，不能作废。请先作废答复。',
  part_changed: '您看到的发言记录刚刚有了变动，请重新核对后再确认。',
  requests_open: '[还有{n}条]更正请求没有处理。请先更正笔录，或者注明不作更正的理由。',
  scan_missing: '纸质签字或者盖章的，请附上扫描件。',
  nothing_corrected: '提出请求以后，这位代表的发言记录还没有改动。请先更正发言，再登记为已更正。',
}
