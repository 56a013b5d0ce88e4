import type { RefusalCode } from '../../ground/refusals.ts'

/** The English of `refusals.zh.ts`, in the same order and with the same params. */
export const refusals: Record<RefusalCode, string> = {
  // any request
  not_found: 'We could not find this. The address may be wrong, or the content has moved.',
  method_not_allowed: 'This address does not support that action.',
  malformed: 'What was sent could not be understood. Please go back and fill in the form again.',
  cross_site:
    'This did not come from a page of this site. To protect you it was not accepted. Please send it again from our own page.',
  too_large: 'The file or text is too large[ (at most {limit})]. Please make it smaller.',
  missing: 'Please fill this in.',
  too_long: 'This is too long[ (at most {limit} characters)]. Please shorten it.',
  unreadable_characters: 'There are special characters in the text that cannot be shown. Please remove them.',
  invalid_choice: 'Please choose one of the options given.',
  invalid_date: 'Please give a date that exists, for example 2026-03-12.',
  invalid_email: 'Please give an e-mail address in the form name@example.cn.',
  invalid_phone: 'Please give a mobile number, or a fixed line with its area code.',
  invalid_time: 'Please give a time of day that exists, for example 17:30.',
  invalid_postcode: 'A postcode has 6 digits.',
  confirmation_missing: 'Please tick the box to confirm.',
  busy: 'Many people are sending at the moment. Please try again shortly. Nothing you typed is lost.',
  internal:
    'Something went wrong on our side and nothing was done. Please try again later, or tell us the number shown on the page.',
  // people
  sign_in_needed: 'Please sign in first.',
  sign_in_failed: 'The e-mail address or the password is wrong. Please try again.',
  too_many_attempts: 'Too many attempts. Please try again later[ (in about {minutes} min)].',
  forbidden: 'Your role does not allow this.',
  last_admin: 'This is the last administrator and cannot be removed. Please name another one first.',
  email_taken: 'There is already an account with this e-mail address. Please use another.',
  password_too_short: 'The password is too short[ (at least {min} characters)]. Please choose a longer one.',
  password_wrong: 'The current password is wrong. Please try again.',
  password_too_easy:
    'This password is too easy to guess. Please do not use your e-mail address, your name, a run of digits or one character repeated.',
  password_differs: 'The two new passwords are not the same. Please type them again.',
  password_change_needed: 'You signed in with a temporary password. Please change it first.',
  unit_exists: 'There is already a unit of this name. Please use another name.',
  already_installed:
    'There are officers already, so the first administrator cannot be made this way. Please ask an administrator to add you.',
  // reviews
  review_missing:
    'This has not passed review and cannot be published. Another officer must first find every one of these texts fit for publication.',
  review_by_self: 'You cannot review what you drafted. Please ask another officer.',
  review_exists: 'These texts have already been reviewed. A new review is needed once they change.',
  checks_missing: 'For the opinion “public”, please confirm each of the seven points.',
  // publishing
  notice_incomplete: 'The notice is incomplete. Please complete it before publishing.',
  draft_missing: 'There is no draft yet. Please type or upload it first.',
  starts_in_the_past: 'The start cannot be in the past.',
  ends_before_start: 'The last day cannot be before the first.',
  period_too_short:
    'The comment period is too short[: {days} days][, at least {min} are needed][, the earliest last day is {earliest}]. Please choose a later last day.',
  shorten_reason_missing:
    'The comment period is shorter than the usual one[ ({usual} days)][ ({workdays} working days)]. Please state the reason: it is printed in the notice.',
  already_published: 'This is published and cannot be changed. A slip can be put right by a correction note.',
  not_published: 'This is not published yet.',
  wrong_state:
    'This cannot be done at this stage, or has been done already. The procedure page shows the stage and what comes next.',
  step_missing: 'Still missing: {what}.',
  changed_meanwhile:
    'Somebody else changed this while you were working on it, so nothing was saved. Please reload, check and try again.',
  // procedure
  matter_excluded:
    'The procedure does not apply to decisions of this kind, so it cannot be listed. Please record the exemption on the page “End the procedure”.',
  planned_in_the_past: 'A planned date cannot lie before today.',
  year_not_open: 'Only the list of this year or the next is open.',
  answers_disagree:
    'Two answers contradict each other: what touches people’s vital interests is closely tied to their interests. Please put one of them right.',
  plan_needs_public_way:
    'The matter touches vital interests or must be widely known. A symposium or a poll alone is not enough: choose a hearing or public comment as well.',
  plan_needs_hearing:
    'A hearing must be held and the plan has none. Please choose the hearing among the ways.',
  plan_keeps_comment: 'The public has been asked for comments: the plan cannot drop this way.',
  plan_needs_comment:
    'Symposia, polls and the other ways can be chosen beside, not alone. Please choose public comment or a hearing as well.',
  plan_keeps_hearing:
    'A hearing has been announced: the plan cannot drop it. If it will not be held, publish its cancellation first.',
  plan_missing:
    'A major decision must be in the annual list and have an approved participation plan before its notice is published.',
  plan_lacks_comment:
    'Public comment is not in the participation plan, so the notice cannot be published. Please approve the plan anew first.',
  hearing_no_choice:
    'Where a law, regulation or rule demands a hearing, or where the public is gravely divided and much attention is paid, there must be a hearing.',
  need_withdrawn:
    'This version takes back a hearing, review or assessment that the version before asked for. Please give the reason; it stays in the history of the plan.',
  hearing_unanswered: 'Whether a hearing is needed has not been judged in writing. Please judge it first.',
  hearing_announced_late:
    'The hearing is announced too late[: {gap} days before it][, at least {days} are needed][, so by {latest} at the latest]. Announce it earlier or hold it later.',
  hearing_materials_late:
    'The hearing’s papers are served too late[: {gap} days before it][, at least {days} are needed][, so by {latest} at the latest]. Serve them earlier or hold it later.',
  symposium_papers_late:
    'The symposium’s papers are sent too late[: {gap} working days before it][, at least {days} are needed][, so by {latest} at the latest]. Send them earlier or hold it later.',
  public_note_missing: 'The public has been asked for comments: say publicly why the procedure ends.',
  // opinions
  not_yet_open: 'This consultation is not open yet[ (it opens {opens})]. Opinions cannot be sent for now.',
  closed: 'This consultation has closed[ (it ended {ended})]. Opinions can no longer be sent.',
  still_open: 'This consultation is still open[ (it closes {ends})], so this step has to wait.',
  clause_unknown: 'This clause is not part of the draft under consultation. Please choose the clause again.',
  draft_changed:
    'The draft has been replaced since you started. Please look at the new clause before you send this.',
  nothing_said: 'You have not written an opinion yet. Please write at least one.',
  too_many_items:
    'There are too many opinions in one go[ (at most {limit})]. Please send them in several parts.',
  idempotency_key_missing: 'The request needs an Idempotency-Key of 16 to 128 characters.',
  idempotency_key_reused: 'This Idempotency-Key was already used for other content. Please use a new one.',
  form_lodged_before:
    'This form was lodged once already; what you changed since has not been lodged. To lodge it as another opinion, submit it again. Otherwise there is nothing more to do.',
  already_lodged: 'We already have this opinion. It is not recorded twice.',
  already_erased: 'The name and contact details have already been erased.',
  receipt_unknown: 'There is no such receipt number. Please check it; it looks like 2026-003-00012.',
  lookup_code_wrong: 'The receipt number or the lookup code is wrong. Please check both.',
  received_in_future: 'The day of receipt cannot be later than today.',
  // adoption
  items_pending:
    'There are still opinions without an answer[ ({count})]. The report can be published once each one is answered.',
  item_unanswered: 'Opinion {item_no} has no answer yet.',
  reason_missing: 'Please give a reason.',
  wording_not_allowed: 'Changed wording goes only with opinions that are adopted or partially adopted.',
  wording_needs_one_clause:
    'The selected opinions are about different clauses, so one changed wording cannot stand for all of them. Please select opinions about one clause only.',
  nothing_selected: 'Please select at least one opinion.',
  hearing_record_open:
    'The record of the hearing is not closed. Each representative who was there confirms her part first.',
  conclusion_missing: 'A hearing report has a definite conclusion. Choose one and say it in words.',
  report_from_hearing:
    'The hearing report is made from the record, on the page of the hearing. It is not uploaded here.',
  report_outdated:
    'Something changed after this report was made. Please make it again and check it before publishing.',
  supplement_missing:
    'Opinions came in after the adoption report was published. Please answer them and publish a supplementary report before the decision.',
  report_incomplete: 'The report is incomplete. Please complete it before publishing.',
  report_published: 'The adoption report is published and cannot be changed.',
  // calendar
  needs_calendar:
    'The holiday arrangement[ of {year}] has not been entered, so working days cannot be counted. Please ask an administrator to enter it from the State Council’s notice.',
  date_with_time:
    'Please give a date only, for example 2026-03-12, without time of day or time zone. Dates are Beijing dates.',
  date_out_of_range: 'The date is outside the range that can be computed[ ({first} to {last})].',
  days_out_of_range: 'Please give a whole number[ between {min} and {max}].',
  repeated: 'Please give this only once.',
  calendar_day_wrong:
    'Every date must exist and lie in this year, and the last day of a holiday cannot be before its first.',
  calendar_day_twice:
    'A date[ ({date})] appears more than once, or both as a rest day and as a working day. Please check it.',
  make_up_on_weekday: 'A make-up working day[ ({date})] must be a Saturday or a Sunday. Please check it.',
  calendar_sum_implausible:
    'The working days of the year[ come to {days}, which] cannot be right[ (between {min} and {max} are plausible)]. Please check rest days and make-up days against the notice.',
  calendar_sum_differs:
    'The number of working days given is not that of these dates[ ({days})]. Please check them before saving.',
  calendar_day_other_year:
    'This day belongs to {year}. Only days of the year itself are entered here: begin a holiday that crosses the new year with 1 January (or end it with 31 December), and correct {year} as well.',
  calendar_sum_unexpected:
    'The year comes to {days} working days, where the days off by law leave {expected}. Please compare the notice; if it is so, tick the box and say why.',
  festival_missing:
    'There is no holiday for {name}. Please compare the notice; if it is so, tick the box and say why.',
  festival_misplaced:
    'The holiday for {name} is not at the time of that festival. Please compare the notice; if it is so, tick the box and say why.',
  too_many_rows: 'There are too many rows[ (at most {limit})]. Please check them.',
  // profiles
  period_workdays_too_short:
    'The comment period is too short in working days[: {days}][, at least {min} are needed]. Please choose a later last day.',
  period_ends_on_rest_day:
    'The last day of comments is a rest day, and the local rules ask for the next working day[, {date}]. Please choose a later last day.',
  profile_unknown: 'There are no rules with this code. Please choose one from the page of rules.',
  profile_exists: 'This code is in use already. Please choose another one.',
  profile_value_wrong:
    'Please enter a value that can be meant[ (from {min} to {max})]; a share looks like 2/3.',
  profile_below_higher_law:
    'This lies below the higher law[ ({source}: {floor})]. A local text may ask for more, never for less; such a value would have no effect.',
  profile_source_missing: 'Please say which text and which article the value comes from.',
  profile_code_wrong:
    'A code has 2 to 40 lower-case letters, digits, underscores and hyphens and begins with a letter.',
  // the case
  verdict_differs:
    'One of the three questions is answered no, so the verdict cannot be “lawful”. Please check.',
  date_in_future: 'This date has not come yet. Please give the date on which it really happened.',
  document_unknown:
    'A chosen document does not belong to this decision. Please reload the page and choose again.',
  document_missing: 'This record needs its document. Please upload one or choose one that is there.',
  legality_after_discussion:
    'The legality review comes before the collective discussion. Please check the date of the meeting.',
  not_lawful:
    'This version of the draft has not passed the legality review and may not be discussed. A draft changed since its review is reviewed again.',
  not_a_reform:
    'Only an exploratory reform that no national rule covers may be treated so; the participation plan does not class this matter as an important reform.',
  date_before: 'The procedure came to this step on {date}; the date cannot be earlier. Please check it.',
  review_time_short:
    'The legality review generally has {days} working days or more; this one had {gap}. Please state the reason.',
  risk_not_controllable:
    'The risk assessment does not say “controllable”, so no decision can be taken. Change the draft first and assess it again.',
  material_change:
    'This is a material change on which the public was not asked, so it cannot go on. A further round of comments on the same matter is not possible here yet: please go back to the text on which the public was asked (if the meeting wants the change, put the decision off first), or have the government office withdraw the matter and begin a new one with the changed draft.',
  material_unanswered:
    'The draft was changed after the consultation. Please say whether that is a material change.',
  result_not_before_promulgation:
    'What became of the opinions must be public before the decision is; the same instant is not before.',
  carrier_too_early: 'The result cannot have appeared here before the report was prepared.',
  carrier_too_late:
    'The result cannot be announced for more than {days} days ahead. Please check the year and the day.',
  channel_missing:
    'What became of the opinions has not appeared in “{name}” yet. It must appear wherever the draft did.',
  interpretation_late:
    'Under the rules of this decision the interpretation goes out together with it. Please prepare it first.',
  head_may_only_suspend:
    'In an emergency the head may suspend first; to resume, adjust or terminate takes a meeting’s decision.',
  // drafts: reading an uploaded file
  file_empty: 'There is no text in this file. Please check it and upload it again.',
  file_too_large: 'The file is too large[ (at most {max_mb} MB)]. Please remove pictures and the like.',
  file_too_large_inside:
    'Unpacked, this file is too large and was not read. Please save the text as a new Word document and upload that.',
  file_text_too_long:
    'The text is too long[ (at most {max_kb} KB)]. Please check that this is the right file.',
  file_is_old_word:
    'This is an old Word document (.doc) and cannot be read. Please save it as .docx in Word or WPS and upload that.',
  file_is_pdf: 'This is a PDF, whose clauses cannot be read reliably. Please upload a .docx or .txt file.',
  file_is_image: 'This is a picture, so its words cannot be read. Please upload a .docx or .txt file.',
  file_not_word:
    'This is not a Word document (.docx) and cannot be read. Please upload a .docx or .txt file.',
  file_not_text: 'This is not a text file and cannot be read. Please upload a .docx or .txt file.',
  file_encrypted: 'The document is protected by a password. Please remove the password and upload it again.',
  file_broken:
    'The file is damaged or incomplete and cannot be read. Please open it in Word or WPS, save it again and upload that.',
  file_unsafe:
    'The file contains unsafe definitions and was not read. Please save it as a new .docx in Word or WPS and upload that.',
  file_type_not_allowed:
    'Files of this kind cannot be uploaded. Please upload a pdf, docx, xlsx, doc, xls, jpg, png or txt file, or a recording (mp3, m4a, mp4).',
  file_type_mismatch:
    'The file is not what its name says. Please open it in its own program, save it again and upload that.',
  text_or_file: 'Please either paste the text or upload a file, and leave the other empty.',
  // hearings: the draw
  draw_value_unclear:
    'This cannot be read with certainty as the published result, so it was not taken. Please write it as it was published: the issue, every number with two digits, a plus sign (+) between the two zones; for the beacon the round and its 64 digits.',
  draw_value_impossible:
    'A number is out of range or given twice, or there is no such issue: this cannot be a real result. Please check it against the official publication.',
  draw_value_not_announced:
    'This is not the result that the announcement named[ ({announced})], so it cannot be used for the draw.',
  draw_too_early: 'Sign-up has not closed yet, so the lists cannot be frozen. Please come back after it has.',
  draw_value_out:
    'The announced value may already exist. A list frozen only now could have been fitted to it. Please first announce a later value, or a draw on the spot.',
  draw_value_not_due: 'The announced value does not exist yet. Please enter it when it has been published.',
  draw_not_frozen: 'The lists have not been frozen, so nothing can be drawn. Please freeze them first.',
  already_frozen: 'The lists have been frozen and do not change any more.',
  already_drawn: 'This hearing has been drawn. There is one draw, and its result does not change.',
  draw_missing: 'Some seats are filled by a draw that has not taken place. Please draw first.',
  draw_not_on_the_spot:
    'When the lists were frozen, a public value was announced; it cannot become a draw on the spot any more. Please enter the value when it is there. Only if it has not appeared three days after its time may a draw on the spot take its place, with the reason published.',
  draw_order_wrong:
    'This is not an order in which the numbers can have been drawn[: {number}]. Please give numbers of the frozen list only, each once, and no fewer than there are seats.',
  not_an_applicant:
    'This person did not sign up as a representative for this hearing, or has withdrawn, and cannot have a seat.',
  not_next_in_order:
    'Somebody else is before this person among the reserves. Please keep to the drawn order.',
  seats_taken: 'All seats of this category are taken.',
  reserves_waiting:
    'The empty seat has reserves, who move up in the drawn order. The announced fallback begins when none is left.',
  already_representative:
    'This person is a representative already, or has given a seat up, and cannot be appointed again.',
  not_a_representative: 'This person is not a representative now.',
  hearing_begun: 'The hearing has begun or was cancelled: representatives can no longer change.',
  list_not_published:
    'The list of representatives must be published before the hearing, on the day before at the latest.',
  list_just_before:
    'The list of representatives must be published[ {advised} days] before the hearing[; {days} are left]. Please postpone the hearing first.',
  list_outdated:
    'The representatives have changed since this list was saved. Please save it again, and have it reviewed.',
  too_few_representatives:
    'There are {n} representatives; the rules ask for {min} (observers, the chair and staff not counted). Please find more, or say why.',
  category_missing: 'No representative is of this category. Please find one, or say why.',
  share_too_small:
    'Stakeholders and residents are {n} of {of} representatives, less than {share}. Please find more, or say why.',
  official_as_representative:
    '{n} of the representatives are serving civil servants; under the rules that apply they cannot be.',
  // hearings: the announcement
  hearing_open_already:
    'A hearing of this decision is being prepared or held. Another one can follow after it has been cancelled.',
  plan_lacks_hearing:
    'The participation plan does not contain a hearing, so none can be announced. Please approve a new plan first.',
  hearing_in_the_past: 'The time of the hearing has passed. Please give a time that lies ahead.',
  closed_ground_missing: 'Hearings are public. Please state the law by which this one is not.',
  registration_passed: 'The close of sign-up has passed. Please give a time that lies ahead.',
  registration_after_hearing: 'Sign-up must close before the hearing.',
  registration_closes_too_late:
    'Sign-up or the draw comes too late to serve the materials[: they must be served {days} days before the hearing][, so representatives must be known by {latest}]. Please close or draw earlier, or hold the hearing later.',
  draw_value_too_early:
    'The named value must come after sign-up closes; otherwise somebody could know it before the list is frozen. Please name a later one.',
  change_reason_missing:
    'This changes what was announced before. Please say why; the reason is published with the announcement.',
  terms_frozen: 'The list is frozen: seats, the close of sign-up and the draw can no longer change.',
  hearing_cancelled: 'The hearing was cancelled.',
  hearing_held: 'The hearing is being recorded; it can no longer be postponed, cancelled or announced anew.',
  draw_value_not_drawn_then:
    'There is no drawing on that day: ssq is drawn on Tuesdays, Thursdays and Sundays, dlt on Mondays, Wednesdays and Saturdays. Please check the day.',
  draw_issue_of_another_day:
    'This is not the issue that is drawn on that day[: by the drawing days it is between {from} and {to} of that year]. Please check issue and day; an issue that was drawn already cannot be named.',
  session_before_hearing: 'No session or side room may come before the hearing itself.',
  terms_closed:
    'Sign-up has closed: who may sign up, when, the seats, the fallback and the draw can no longer change.',
  seats_given_already:
    'Seats of this category have been given[: {given}]; there cannot be fewer than were given.',
  category_signed_up:
    'People have signed up for the draw in this category; it can neither be dropped nor filled in another way.',
  observer_seats_given: 'Observers’ places have been given[: {given}]; there cannot be fewer.',
  paper_number_taken:
    'Another announcement has taken this number. Please save again to take the next one, and have it reviewed.',
  announcement_incomplete:
    'The announcement is not complete yet: time and place; content, reason, basis and background; sign-up; seats and how they are filled. The days count only from when all four have been announced.',
  // hearings: sign-up
  sign_up_not_open: 'Sign-up has not begun yet[: it opens {opens}].',
  sign_up_closed: 'Sign-up is closed[: it closed {ended}].',
  hearing_off: 'This hearing has been cancelled.',
  hearing_started: 'The hearing has begun; this can no longer be done.',
  category_not_open:
    'This category is not filled by sign-up. Please see in the announcement how it is filled, or choose another one.',
  observers_not_admitted: 'There are no places for observers at this hearing.',
  contact_missing: 'Please give a telephone number or an e-mail address, so that we can tell you the result.',
  already_registered:
    'This number or address has already been used to sign up for this hearing. Everyone signs up once.',
  registration_code_wrong: 'The draw number or the private code is wrong. Please check and type it again.',
  registration_withdrawn: 'This sign-up has been withdrawn and can no longer be changed.',
  lists_frozen:
    'The lists are frozen: nobody can sign up as a representative any more or change name, unit or category. Contacts can still be changed.',
  correction_closed:
    'Sign-up is closed: name, unit and category can no longer be changed. Contacts and your reason still can.',
  code_reissued:
    'Your private code was given out anew by the desk. So that it is certainly you, please sign for the papers and for your part of the record on paper.',
  received_outside_window: 'It arrived outside the time of sign-up and cannot be entered as one.',
  registration_session_over:
    'To protect your data this page has been closed. Please enter draw number and private code again.',
  // hearings: the day
  materials_missing: 'The papers of the hearing have not been chosen. Please choose them first.',
  material_served: 'A paper that has been served on somebody stays on the list.',
  materials_too_late:
    'The papers must be served[ {days} days] before the hearing[; from this day there are only {gap}]. Please postpone the hearing by a new announcement.',
  materials_not_served:
    '[{n} of the representatives ]have not been served the papers as the rules ask, so the hearing cannot begin. Please complete the service or postpone.',
  served_too_early:
    'Nobody can have been served before becoming a representative, or before the papers were chosen[; the first possible day is {date}].',
  served_online_today: 'Service on the private page counts from today. Please give today’s date.',
  already_acknowledged: 'Receipt of these papers was acknowledged before.',
  hearing_has_no_date: 'No day has been announced for the hearing.',
  not_the_day_yet: 'It is not the day of the hearing yet[ ({date})], so the record cannot be opened.',
  no_representatives: 'There are no representatives yet.',
  record_not_open: 'The record has not been opened. Please fill in its head first.',
  record_closed: 'The record is closed and is not changed any more.',
  record_unfinished: 'Please say when the hearing ended.',
  record_unconfirmed:
    '[{n} of the ]representatives who were there have neither confirmed their part nor refused it with a reason, so the record cannot be closed.',
  attendance_missing: 'Attendance has not been taken[ for {n} of the representatives].',
  too_few_present:
    'Too few were there[: {present} of {listed}]. Please give the reason; where the rules allow no exception, the hearing has to be held again.',
  present_who_spoke:
    'According to the record this representative has spoken (a speech struck out counts), or confirmed, refused or objected to her part, and cannot be absent. If a speech is under the wrong name, strike it out and enter her refusal with the reason.',
  nobody_present:
    'No representative was there, so no hearing was held and the record cannot be closed. Please cancel the hearing and announce why; another one can be called.',
  ended_before_announced:
    'It ended before the announced time, so the record cannot be closed. Please check when it began and ended.',
  hearing_not_over: 'A part can be confirmed or refused once the record says when the hearing ended.',
  head_confirmed:
    'A representative has confirmed or refused her part, so this can no longer be changed. Please explain under “other matters”.',
  head_of_another_day: 'The record is of the announced day[ ({date})].',
  record_too_early:
    'The hearing begins[ at {at}]; the record can be opened two hours before at the earliest.',
  not_present:
    'This representative is not on record as present. Please take attendance first; for what was sent in afterwards choose “written statement”.',
  speech_reason_missing:
    'The record takes down the view and the reason. If the speaker gave none, tick “gave no reason”.',
  time_in_future: 'This time has not come yet. Please check it.',
  form_used_otherwise:
    'This form has already taken down other words[ (no. {no})]. Yours are all below: press save again if it is another speech, or correct that one.',
  question_answered: 'This question has been answered and stays. Strike out the answer first.',
  part_changed: 'The part that was shown has been changed since. Please read it again before confirming.',
  requests_open:
    '[{n} ]requests for correction are not settled. Correct the record, or say why it stays as it is.',
  scan_missing: 'Please attach the scan of the signed or sealed sheet.',
  nothing_corrected: 'Her part has not been changed since she asked. Please correct it first.',
}
