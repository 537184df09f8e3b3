-- Those who were members before groups were walked.
UPDATE memberships SET group_id = (SELECT p.group_id FROM practices p WHERE p.id = memberships.practice_id);
